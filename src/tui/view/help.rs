//! The keys that work here, made from the keymap.

use super::Sight;
use super::body::{Body, GUTTER};
use crate::measure::width;
use crate::tui::editor::Asked;
use crate::tui::theme::Role;

pub(super) fn body(sight: &Sight<'_>) -> Body {
    let mut body = Body::new(sight);
    body.say(&sight.locale.word("form-help"), Role::Title);
    body.blank();
    let scene = sight.screen.scene_below(sight.session, sight.space);
    let bindings: Vec<_> = scene
        .bindings()
        .filter(|binding| sight.is_of_use(binding))
        .map(|binding| (sight.locale.word(binding.sign), binding.says))
        .collect();
    let signs = bindings
        .iter()
        .map(|(sign, _)| width(sight.look.shown(sign).as_str()));
    let column = signs.max().unwrap_or(0).min(sight.columns / 2) + GUTTER + 2;
    for (sign, says) in &bindings {
        body.blank();
        // Two columns tell them apart; another ink in each row would cost as much again.
        body.put(GUTTER, sign, Role::Body);
        body.run(column, &sight.locale.word(says), Role::Body);
    }
    if Asked::of(sight.session, sight.space).is_some() {
        body.blank();
        body.say(&sight.locale.word("form-help-kept"), Role::Body);
    }
    body
}
