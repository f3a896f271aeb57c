//! All pages, and how far each has come.

use super::Sight;
use super::body::Body;
use crate::tui::hit::Hit;
use crate::tui::theme::Role;

/// Where the words begin, after the marker.
const COLUMN: u16 = 2;
/// Columns for how far a page has come, where there is room for them beside its title.
const STANDING_COLUMNS: u16 = 34;
const COLUMNS_WIDE: u16 = 70;

pub(super) fn body(sight: &Sight<'_>, at: usize) -> Body {
    let mut body = Body::new(sight);
    body.say(&sight.locale.word("overview-title"), Role::Title);
    body.blank();
    for (index, page) in sight.session.overview().iter().enumerate() {
        let row = body.rows.len();
        body.blank();
        if index == at {
            body.sign(0, sight.look.signs().marker, Role::Body);
        }
        let title = sight.session.page_title(&page.place);
        let role = if page.refused > 0 {
            Role::Trouble
        } else {
            Role::Body
        };
        let standing = sight.locale.say(&page.message());
        if sight.columns >= COLUMNS_WIDE {
            let column = sight.columns - STANDING_COLUMNS;
            let title = sight.look.cut(&title, column - COLUMN - 2);
            body.put(COLUMN, &title, Role::Body);
            body.put(column, &sight.look.cut(&standing, STANDING_COLUMNS), role);
        } else {
            let title = sight.look.cut(&title, sight.columns - COLUMN);
            body.put(COLUMN, &title, Role::Body);
            body.say_at(COLUMN + 2, &standing, role);
        }
        body.spot_from((row, 0), &Hit::Entry(index));
        if index == at {
            let from = if index == 0 { 0 } else { row };
            body.focus_from(from, (row, COLUMN));
        }
    }
    body
}
