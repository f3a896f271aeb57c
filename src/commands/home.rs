//! `svar` with nothing more: the home screen, and from there to a survey and back.

use super::Errand;
use super::fill::{self, Begin};
use crate::locale::Locale;
use crate::output::Ending;
use crate::plain::Plain;
use crate::runner::{HomeDesk, asked_to_stop};
use crate::tui::home::{self, Told, Way};

/// Without a screen, and for scripts, the help says what there is to do.
pub(super) fn run(errand: &Errand<'_>) -> Ending {
    if !errand.around.screen || errand.output.json {
        return errand.overview();
    }
    lead(errand).unwrap_or_else(|ending| ending)
}

fn lead(errand: &Errand<'_>) -> Result<Ending, Ending> {
    let mut locale = Locale::for_tags(errand.around.language.as_deref());
    let folder = std::env::current_dir().map_err(|error| {
        errand.output.trouble(&Plain::text(&error.to_string()));
        Ending::Trouble
    })?;
    // One for the whole visit: who is asked to end in the middle of a survey ends here too.
    let stop = asked_to_stop().map_err(|error| errand.screen_trouble(&error))?;
    let mut desk = HomeDesk::new(errand.home()?, folder);
    if let Some(wrong) = errand.settled().wrong.first() {
        desk.note(Told::Failed(wrong.clone()));
    }
    while !stop() {
        let ended = home::run(&mut desk, (errand.look(), locale), &stop);
        let (way, spoken) = ended.map_err(|error| errand.screen_trouble(&error))?;
        locale = spoken;
        let (source, begin) = match way {
            Way::Left => return Ok(Ending::Done),
            Way::Fill { source, anew } => (source, if anew { Begin::Anew } else { Begin::Newest }),
            Way::TakeUp { source, id } => (source, Begin::Draft(id)),
        };
        if let Err(why) = fill::from_home(errand, &source, (begin, locale.tag()))? {
            desk.note(Told::Failed(why));
        }
    }
    Ok(Ending::Done)
}
