//! Why the question below is asked, and why the next ones are not.

use super::Sight;
use super::body::{Body, GUTTER};
use crate::plain::Plain;
use crate::session::{Place, Why};
use crate::tui::theme::Role;

/// So many questions that are skipped are told of.
const SKIPPED_MAX: usize = 5;

pub(super) fn body(sight: &Sight<'_>, place: &Place, with_rule: bool) -> Body {
    let mut body = Body::new(sight);
    body.say(&sight.locale.word("why-title"), Role::Title);
    let skipped = sight.session.skipped_after(place);
    let all = sight.session.why(place).into_iter();
    for why in all.chain(skipped.into_iter().take(SKIPPED_MAX)) {
        body.blank();
        tell(&mut body, sight, &why);
        if with_rule {
            rules(&mut body, &why);
        }
    }
    body
}

fn tell(body: &mut Body, sight: &Sight<'_>, why: &Why) {
    for line in sight.session.why_in_words(why, sight.locale) {
        match line.as_str().strip_prefix("- ") {
            None => body.say(&line, Role::Body),
            // A point hangs on its sign.
            Some(point) => {
                body.blank();
                body.sign(GUTTER, "-", Role::Body);
                body.run(GUTTER + 2, &Plain::line(point), Role::Body);
            }
        }
    }
}

/// The conditions as they are written, for those who write them.
fn rules(body: &mut Body, why: &Why) {
    for rule in &why.rules {
        let words = format!("{}: show_if = \"{rule}\"", why.place);
        body.say(&Plain::line(&words), Role::Quiet);
    }
}
