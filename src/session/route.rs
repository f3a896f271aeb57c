//! The order in which one response shows the pages and questions of its survey.

use std::collections::HashMap;
use std::ops::Range;

use crate::survey::{Choice, Order, Question, Survey};

/// What is shuffled for this response; anything else is shown as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Route {
    response: String,
    pages: Option<Vec<usize>>,
    /// By page: the indexes of its questions among all.
    questions: HashMap<usize, Vec<usize>>,
}

impl Route {
    pub(super) fn new(survey: &Survey, response: &str) -> Self {
        let pages = (survey.order == Order::Random).then(|| {
            let items = survey
                .pages
                .iter()
                .map(|page| (page.id.as_str(), page.fixed));
            survey.order.of(&items.collect::<Vec<_>>(), (response, ""))
        });
        let shuffled = survey.pages.iter().enumerate();
        let shuffled = shuffled.filter(|(_, page)| page.order == Order::Random);
        let questions = shuffled.map(|(at, page)| {
            let on_page = survey.questions[page.questions.clone()].iter();
            let items = on_page.map(|question| (question.id.as_str(), question.fixed));
            let order = page
                .order
                .of(&items.collect::<Vec<_>>(), (response, page.id.as_str()));
            let start = page.questions.start;
            (at, order.into_iter().map(|within| start + within).collect())
        });
        Self {
            questions: questions.collect(),
            pages,
            response: response.to_owned(),
        }
    }

    /// The indexes of all pages.
    pub(super) fn pages(&self, count: usize) -> impl Iterator<Item = usize> + '_ {
        (0..count).map(|at| self.pages.as_ref().map_or(at, |pages| pages[at]))
    }

    /// The indexes of the questions of a page, which stand together in the survey.
    pub(super) fn questions(
        &self,
        page: usize,
        written: &Range<usize>,
    ) -> impl Iterator<Item = usize> + '_ {
        let (shuffled, start) = (self.questions.get(&page), written.start);
        (0..written.len()).map(move |at| shuffled.map_or(start + at, |order| order[at]))
    }

    pub(super) fn shuffles_pages(&self) -> bool {
        self.pages.is_some()
    }

    pub(super) fn shuffles(&self, page: usize) -> bool {
        self.questions.contains_key(&page)
    }

    /// The choices, or the rows, of a question.
    pub(super) fn choices<'q>(
        &self,
        question: &Question,
        written: &'q [Choice],
    ) -> Vec<&'q Choice> {
        let items = written
            .iter()
            .map(|choice| (choice.code.as_str(), choice.fixed));
        let of = (self.response.as_str(), question.id.as_str());
        let order = question.order.of(&items.collect::<Vec<_>>(), of);
        order.into_iter().map(|at| &written[at]).collect()
    }
}
