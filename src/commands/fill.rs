//! `svar fill`: answer a survey, on the screen, line by line or from a file.

use std::sync::Arc;

use super::typed::typed;
use super::unopened::Unopened;
use super::{Errand, addressee, before, given};
use crate::cli;
use crate::delivery::EndpointError;
use crate::locale::Message;
use crate::output::Ending;
use crate::plain::shown;
use crate::runner::{Addressee, CLIENT, Live, ReadBack, Setting, new_id, now};
use crate::session::{Event, Farewell, Session, State, drive};
use crate::storage::surveys::load;
use crate::storage::{Home, Journal, Opening, Stage, StorageError};
use crate::survey::{Language, Survey};

pub(super) fn run(errand: &Errand<'_>, asked: &cli::Fill) -> Ending {
    fill(errand, asked).unwrap_or_else(|ending| ending)
}

fn fill(errand: &Errand<'_>, asked: &cli::Fill) -> Result<Ending, Ending> {
    let loaded = errand.survey(&asked.survey)?;
    let survey = loaded.survey;
    let addressee = errand.addressee(&survey, asked.to.as_deref(), asked.code.as_deref())?;
    let language = errand.language(&survey, asked.front.lang.as_deref())?;
    let before = before::events(errand, (&survey, &language), &asked.known)?;
    let home = errand.home()?;
    let sitting = Sitting {
        survey: Arc::clone(&survey),
        source: loaded.source,
        language,
        asked_language: asked.front.lang.is_some(),
        addressee,
        read_back: None,
        before,
    };
    let code = asked.code.as_deref();
    if let Some(file) = &asked.answers {
        let sitting = sitting.sent_as_set(errand, code);
        let sitting = sitting.map_err(|error| errand.address_trouble(error))?;
        return given::run(errand, home, sitting, file);
    }
    let begin = if asked.new {
        Begin::Anew
    } else {
        Begin::Newest
    };
    let opened = sitting.open(errand, &home, (begin, code));
    let (sitting, journal) = opened.map_err(|unopened| errand.unopened(unopened))?;
    sitting.lead(errand, home, journal, asked.front.line)
}

/// What to begin with.
pub(super) enum Begin {
    /// The newest draft of the survey, else a new response.
    Newest,
    /// This draft.
    Draft(String),
    /// A new response.
    Anew,
}

/// The same from the home screen, in the language spoken there; says why a survey is not
/// opened, so that it can be told there.
pub(super) fn from_home(
    errand: &Errand<'_>,
    source: &str,
    (begin, tag): (Begin, &str),
) -> Result<Result<Ending, Message>, Ending> {
    let home = errand.home()?;
    let opened = || -> Result<_, Unopened> {
        let loaded = load(source)?;
        let survey = loaded.survey;
        let sitting = Sitting {
            addressee: addressee(&survey, None, None)?,
            language: survey.speaks(tag).unwrap_or(&survey.languages[0]).clone(),
            survey: Arc::clone(&survey),
            source: loaded.source,
            asked_language: false,
            read_back: None,
            before: Vec::new(),
        };
        sitting.open(errand, &home, (begin, None))
    };
    match opened() {
        Ok((sitting, journal)) => sitting.lead(errand, home, journal, false).map(Ok),
        Err(unopened) => Ok(Err(unopened.message(source))),
    }
}

/// One sitting of one respondent: the survey, and where its response goes.
pub(super) struct Sitting {
    pub(super) survey: Arc<Survey>,
    /// Where the definition was found, to name it again.
    pub(super) source: String,
    pub(super) language: Language,
    /// Whether the language was asked for: else a draft keeps its own.
    pub(super) asked_language: bool,
    pub(super) addressee: Option<Addressee>,
    pub(super) read_back: Option<ReadBack>,
    /// What is answered before the respondent begins.
    pub(super) before: Vec<Event>,
}

impl Sitting {
    /// Opens the journal to go on with, and knows where its response goes.
    fn open(
        mut self,
        errand: &Errand<'_>,
        home: &Home,
        (begin, code): (Begin, Option<&str>),
    ) -> Result<(Self, Journal), Unopened> {
        let id = match begin {
            Begin::Newest => self.draft(home)?,
            Begin::Draft(id) => Some(id),
            Begin::Anew => None,
        };
        if let (Some(id), None) = (&id, &self.addressee) {
            // A draft goes where it was meant to go.
            let meant = home.look_at(id)?.opening.endpoint;
            self.addressee = addressee(&self.survey, meant.as_deref(), code)?;
        }
        let sitting = self.sent_as_set(errand, code)?;
        let journal = match id {
            Some(id) => take_up(errand, home, &id)?,
            None => sitting.begin(home)?,
        };
        Ok((sitting, journal))
    }

    /// Where nobody else says where to send, the settings do.
    fn sent_as_set(
        mut self,
        errand: &Errand<'_>,
        code: Option<&str>,
    ) -> Result<Self, EndpointError> {
        if self.addressee.is_none() {
            let set = errand.settled().settings.endpoint.as_deref();
            self.addressee = addressee(&self.survey, set, code)?;
        }
        Ok(self)
    }

    /// A new journal for a new response.
    pub(super) fn begin(&self, home: &Home) -> Result<Journal, StorageError> {
        let survey = &self.survey;
        let state = State {
            language: Some(self.language.clone()),
            ..State::default()
        };
        let title = Session::new(Arc::clone(survey), state).words(&survey.title);
        let opening = Opening {
            id: new_id(),
            survey: survey.id.clone(),
            version: survey.version.to_string(),
            digest: survey.digest.clone(),
            title: title.to_string(),
            source: self.source.clone(),
            language: self.language.clone(),
            endpoint: self
                .addressee
                .as_ref()
                .map(|to| to.endpoint.as_str().to_owned()),
            started: now(),
            client: format!("{} {}", CLIENT.0, CLIENT.1),
        };
        home.create(opening)
    }

    /// The newest draft of this survey that holds what is fixed beforehand: with something
    /// else in its place, it is that of another respondent.
    fn draft(&self, home: &Home) -> Result<Option<String>, StorageError> {
        let drafts = home.journals()?.into_iter().flatten().filter(|listed| {
            listed.opening.survey == self.survey.id && matches!(listed.stage, Stage::Draft)
        });
        for draft in drafts {
            let id = draft.opening.id;
            let folded = home.look_at(&id)?;
            if folded.state.agrees_with(&self.before) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// Leads the interview, and says how it ended.
    pub(super) fn lead(
        self,
        errand: &Errand<'_>,
        home: Home,
        journal: Journal,
        line: bool,
    ) -> Result<Ending, Ending> {
        let source = self.source.clone();
        let mut session = self.session(&journal).called(errand.program());
        let before = self.before.clone();
        let (language, first) = (self.language.clone(), session.state().language.is_none());
        let asked = self.asked_language;
        let mut world = self.world(home, journal);
        drive(&mut session, &mut world, Event::Began);
        if first || asked {
            drive(&mut session, &mut world, Event::LanguageChosen(language));
        }
        for event in before {
            drive(&mut session, &mut world, event);
        }
        let ended = errand.interview(&mut session, &mut world, line);
        let mut journal = world.into_journal();
        if ended.is_err() && journal.folded().stage.is_draft() {
            errand.keep(&mut journal)?;
        }
        match ended? {
            // With no other front end to be had, it is kept as well.
            Farewell::Kept | Farewell::Elsewhere => {
                let entries = journal.folded().state.entries.values();
                let count = entries.filter(|entry| !entry.is_blank()).count();
                // Only what is on disk is called saved.
                let fill = format!("fill {}", typed(&source));
                let command = match errand.keep(&mut journal)? {
                    None => errand.command(&fill),
                    Some(elsewhere) => errand.command_in(Some(&elsewhere), &fill),
                };
                let kept = Message::new("draft-kept").with("count", count);
                errand.say(&kept.with("command", command));
                Ok(Ending::Done)
            }
            Farewell::Declined => {
                journal
                    .discard()
                    .map_err(|error| errand.storage_trouble(&error))?;
                Ok(Ending::Done)
            }
            Farewell::Filed => {
                // The screen is gone; what it said last is worth keeping in sight.
                if !line {
                    errand.last_news(&session);
                }
                Ok(Ending::Done)
            }
        }
    }

    /// The interview of a journal, as far as it has come.
    pub(super) fn session(&self, journal: &Journal) -> Session {
        let folded = journal.folded();
        let state = State {
            response: folded.opening.id.clone(),
            ..folded.state.clone()
        };
        Session::new(Arc::clone(&self.survey), state)
    }

    pub(super) fn world(self, home: Home, journal: Journal) -> Live {
        let Self {
            survey,
            addressee,
            read_back,
            ..
        } = self;
        Live::new(
            Setting {
                home,
                survey,
                addressee,
                read_back,
            },
            journal,
        )
    }
}

fn take_up(errand: &Errand<'_>, home: &Home, id: &str) -> Result<Journal, StorageError> {
    let taken_up = home.take_up(id)?;
    if let Some(recovered) = taken_up.recovered() {
        let path = recovered.kept_aside.to_string_lossy();
        errand.say(&Message::new("draft-recovered").with("path", shown(&path).as_ref()));
    }
    errand.say(&Message::new("draft-taken-up"));
    Ok(taken_up)
}
