//! The world of a tester: a preview that follows its file and keeps comments.

use std::path::Path;

use super::comments::Comments;
use super::scenario::Recording;
use crate::plain::Plain;
use crate::session::{Change, Effect, Event, Preview, Remark, Workshop, World};
use crate::survey::{QuestionId, Survey};

/// Nothing is saved or sent as a response; what a tester writes down is.
pub struct Rehearsal {
    world: Rehearsed,
    /// Tells what has become of the definition; `None` where it is not followed.
    watch: Option<Box<dyn FnMut() -> Option<Change>>>,
    /// `None` where the survey has no file that they could stand beside.
    comments: Option<Comments>,
}

/// Whether the session is written down.
enum Rehearsed {
    Preview(Preview),
    Recording(Box<Recording>),
}

impl Rehearsal {
    /// `definition`: the survey's file. Comments that cannot be read are told when one is
    /// to be added.
    pub fn new(definition: Option<&Path>) -> Self {
        Self {
            world: Rehearsed::Preview(Preview::default()),
            watch: None,
            comments: definition.and_then(|path| Comments::beside(path).ok()),
        }
    }

    /// Follows the definition from here on; `watch` tells what has become of it since it was
    /// last asked, and never waits.
    #[must_use]
    pub fn following(mut self, watch: impl FnMut() -> Option<Change> + 'static) -> Self {
        self.watch = Some(Box::new(watch));
        self
    }

    /// Writes down what happens from here on.
    #[must_use]
    pub fn recorded(mut self, recording: Recording) -> Self {
        self.world = Rehearsed::Recording(Box::new(recording));
        self
    }

    pub fn recording(&self) -> Option<&Recording> {
        match &self.world {
            Rehearsed::Preview(_) => None,
            Rehearsed::Recording(recording) => Some(recording),
        }
    }
}

impl World for Rehearsal {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        match &mut self.world {
            Rehearsed::Preview(preview) => preview.obey(effect),
            Rehearsed::Recording(recording) => recording.obey(effect),
        }
    }

    fn hear(&mut self) -> Option<Event> {
        match &mut self.world {
            Rehearsed::Preview(preview) => preview.hear(),
            Rehearsed::Recording(recording) => recording.hear(),
        }
    }
}

impl Workshop for Rehearsal {
    fn changed(&mut self) -> Option<Change> {
        let change = self.watch.as_mut()?()?;
        if let (Change::Survey(survey), Rehearsed::Recording(recording)) =
            (&change, &mut self.world)
        {
            recording.renew(survey);
        }
        Some(change)
    }

    fn remarks(&self, question: &QuestionId) -> Vec<Remark> {
        let comments = self.comments.iter().flat_map(Comments::open);
        let here = comments.filter(|(_, comment)| comment.question == *question);
        here.map(|(_, comment)| Remark {
            question: comment.question.clone(),
            language: comment.language.clone(),
            words: comment.words.clone(),
        })
        .collect()
    }

    fn remark(&mut self, survey: &Survey, remark: Remark) -> Result<(), Plain> {
        let Some(comments) = &mut self.comments else {
            return Err(Plain::from(
                "Comments are kept beside a definition: preview a file whose comments can be read.",
            ));
        };
        let added = comments.add(survey, remark);
        added.map_err(|error| Plain::line(&error.to_string()))
    }
}
