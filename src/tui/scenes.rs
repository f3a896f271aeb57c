//! Scenes that share keys, for the keymap.

use super::key::Scene;
use Scene as S;

/// At a question.
pub(super) const ASKING: &[Scene] = &[
    S::Single,
    S::Multi,
    S::Rank,
    S::Grid,
    S::Ticks,
    S::Line,
    S::Lines,
    S::Parts,
    S::Reason,
    S::Lookup,
];
/// On a step of the path.
pub(super) const STEPS: &[Scene] = &together::<12>(&[ASKING, &[S::Paging, S::Reading]]);
/// Where there is something before it to go back to.
pub(super) const LEAVING_BACK: &[Scene] = &together::<14>(&[STEPS, &[S::Review, S::Send]]);
/// While there is something left to answer.
pub(super) const SITTING: &[Scene] = &together::<15>(&[LEAVING_BACK, &[S::Consent]]);
/// On top of what is asked.
const OVERLAYS: &[Scene] = &[
    S::Help,
    S::Changes,
    S::Explaining,
    S::Removing,
    S::Jumping,
    S::Overview,
];
pub(super) const ANYWHERE: &[Scene] = &together::<22>(&[SITTING, OVERLAYS, &[S::Ended]]);
pub(super) const UNFINISHED: &[Scene] =
    &together::<23>(&[SITTING, OVERLAYS, &[S::Filing, S::TooSmall]]);

pub(super) const PICKING: &[Scene] = &[
    S::Single,
    S::Multi,
    S::Rank,
    S::Reason,
    S::Lookup,
    S::Consent,
    S::Review,
    S::Send,
    S::Overview,
];
pub(super) const TYPING: &[Scene] = &[
    S::Line,
    S::Lines,
    S::Parts,
    S::Lookup,
    S::Explaining,
    S::Jumping,
];
pub(super) const NOT_TYPING: &[Scene] = &[
    S::Single,
    S::Multi,
    S::Rank,
    S::Grid,
    S::Ticks,
    S::Reason,
    S::Paging,
    S::Reading,
    S::Consent,
    S::Review,
    S::Send,
    S::Ended,
];
pub(super) const READING: &[Scene] = &[
    S::Paging,
    S::Reading,
    S::Ended,
    S::Help,
    S::Changes,
    S::Removing,
];

/// All scenes of some groups; that they are `N` is checked when it is compiled.
const fn together<const N: usize>(groups: &[&[Scene]]) -> [Scene; N] {
    let mut all = [Scene::TooSmall; N];
    let (mut group, mut count) = (0, 0);
    while group < groups.len() {
        let mut at = 0;
        while at < groups[group].len() {
            all[count] = groups[group][at];
            (at, count) = (at + 1, count + 1);
        }
        group += 1;
    }
    assert!(count == N, "as many scenes as were told");
    all
}
