//! The one table that says what each key does in each scene.
//!
//! The form obeys it, and the help overlay and the footer are made from it, so that no key
//! is explained that does not work.

use super::key::{Command, DIGITS, Gesture, Input, Key, LETTERS, Scene};
use super::scenes::{
    ANYWHERE, ASKING, LEAVING_BACK, NOT_TYPING, PICKING, READING, SITTING, STEPS, TYPING,
    UNFINISHED,
};

/// Keys that belong together: one line of the help.
pub(super) struct Binding<S: 'static = Scene, C: 'static = Command> {
    pub(super) scenes: &'static [S],
    pub(super) keys: &'static [(Key, C)],
    /// Message: the names of the keys.
    pub(super) sign: &'static str,
    /// Message: what they do.
    pub(super) says: &'static str,
    /// Message: the same in a word or two, for the footer.
    pub(super) brief: Option<&'static str>,
}

pub(super) const fn bind<S, C>(
    scenes: &'static [S],
    keys: &'static [(Key, C)],
    (sign, says): (&'static str, &'static str),
) -> Binding<S, C> {
    Binding {
        scenes,
        keys,
        sign,
        says,
        brief: None,
    }
}

impl<S, C: Copy + PartialEq> Binding<S, C> {
    /// Whether one of its keys means this.
    pub(super) fn has(&self, wanted: C) -> bool {
        self.keys.iter().any(|(_, command)| *command == wanted)
    }
}

impl Binding {
    /// Whether it means the same wherever it works.
    pub(super) fn is_everywhere(&self) -> bool {
        self.has(Command::Back) || self.has(Command::Help) || self.has(Command::Leave)
    }
}

impl<S, C> Binding<S, C> {
    pub(super) const fn brief(mut self, brief: &'static str) -> Self {
        self.brief = Some(brief);
        self
    }
}

use Command as C;
use Command::Gesture as Do;
use Gesture as G;
use Key as K;
use Scene as S;

const SPACE: Key = Key::Char(' ');

/// What each key does, the most wanted first.
static KEYMAP: &[Binding] = &[
    bind(
        &[S::Single, S::Lookup, S::Consent, S::Reason],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-take"),
    )
    .brief("key-take-brief"),
    bind(
        &[S::Multi, S::Rank, S::Line, S::Lines],
        &[(K::Enter, C::Next)],
        ("key-enter", "key-next"),
    )
    .brief("key-next-brief"),
    bind(
        &[S::Reading],
        &[(K::Enter, C::Next), (SPACE, C::Next), (K::Tab, C::Next)],
        ("key-enter", "key-next"),
    )
    .brief("key-next-brief"),
    bind(
        &[S::Paging],
        &[(K::Enter, Do(G::PageDown)), (SPACE, Do(G::PageDown))],
        ("key-enter", "key-read-on"),
    )
    .brief("key-read-on-brief"),
    bind(
        &[S::Grid],
        &[(K::Enter, Do(G::Take)), (SPACE, Do(G::Tick))],
        ("key-enter-space", "key-take-cell"),
    )
    .brief("key-take-brief"),
    bind(
        &[S::Ticks],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-take-row"),
    )
    .brief("key-next-brief"),
    bind(
        &[S::Parts],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-take-part"),
    )
    .brief("key-next-brief"),
    bind(
        &[S::Review],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-open"),
    )
    .brief("key-open-brief"),
    bind(
        &[S::Send],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-send-now"),
    )
    .brief("key-send-brief"),
    bind(
        &[S::Ended],
        &[
            (K::Enter, C::Leave),
            (K::Esc, C::Leave),
            (K::Char('q'), C::Leave),
        ],
        ("key-enter", "key-close"),
    )
    .brief("key-close-brief"),
    bind(
        &[S::Help],
        &[
            (K::Esc, C::Close),
            (K::Enter, C::Close),
            (SPACE, C::Close),
            (K::Char('?'), C::Close),
            (K::F(1), C::Close),
            (K::F(3), C::Why),
        ],
        ("key-esc", "key-close"),
    )
    .brief("key-close-brief"),
    bind(
        &[S::Changes],
        &[(K::Enter, Do(G::Take)), (SPACE, Do(G::Take))],
        ("key-enter", "key-changes-read"),
    )
    .brief("key-next-brief"),
    bind(
        &[S::Explaining],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-let-stand"),
    )
    .brief("key-let-stand-brief"),
    bind(
        &[S::Jumping, S::Overview],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-go"),
    )
    .brief("key-go-brief"),
    bind(
        &[S::Jumping],
        &[(K::Up, Do(G::Up)), (K::Down, Do(G::Down))],
        ("key-up-down", "key-move"),
    ),
    bind(&[S::Jumping, S::Overview], PAGES, ("key-pages", "key-page")),
    bind(
        &[S::Removing],
        &[(K::Enter, Do(G::Take))],
        ("key-enter", "key-remove"),
    )
    .brief("key-remove-brief"),
    bind(
        &[S::Explaining, S::Removing, S::Jumping, S::Overview],
        &[(K::Esc, C::Close), (K::BackTab, C::Close)],
        ("key-esc", "key-back"),
    )
    .brief("key-back-brief"),
    bind(
        ASKING,
        &[(K::Ctrl('r'), C::Explain)],
        ("key-ctrl-r", "key-explain"),
    )
    .brief("key-explain-brief"),
    bind(
        &[S::Multi],
        &[(SPACE, Do(G::Tick))],
        ("key-space", "key-tick"),
    )
    .brief("key-tick-brief"),
    bind(
        &[S::Ticks],
        &[(SPACE, Do(G::Tick))],
        ("key-space", "key-tick-cell"),
    )
    .brief("key-tick-brief"),
    bind(
        &[S::Rank],
        &[(SPACE, Do(G::Tick))],
        ("key-space", "key-rank"),
    )
    .brief("key-rank-brief"),
    bind(
        &[S::Single, S::Consent, S::Reason],
        &[(SPACE, Do(G::Tick))],
        ("key-space", "key-pick"),
    ),
    bind(
        &[S::Single, S::Multi, S::Consent, S::Grid, S::Ticks],
        DIGITS,
        ("key-digits", "key-pick-digit"),
    ),
    bind(
        &[S::Single, S::Multi],
        LETTERS,
        ("key-letters", "key-pick-letter"),
    ),
    bind(&[S::Rank], DIGITS, ("key-digits", "key-rank-digit")),
    bind(
        &[S::Review],
        &[(K::Char('s'), C::Send), (K::Char('S'), C::Send)],
        ("key-s", "key-send"),
    )
    .brief("key-send-brief"),
    bind(
        PICKING,
        &[(K::Up, Do(G::Up)), (K::Down, Do(G::Down))],
        ("key-up-down", "key-move"),
    ),
    bind(
        READING,
        &[(K::Up, Do(G::Up)), (K::Down, Do(G::Down))],
        ("key-up-down", "key-scroll"),
    ),
    bind(
        &[S::Grid, S::Ticks],
        ARROWS,
        ("key-arrows", "key-move-cells"),
    ),
    bind(
        &[S::Line, S::Lines],
        ARROWS,
        ("key-arrows", "key-move-text"),
    ),
    bind(&[S::Parts], ARROWS, ("key-arrows", "key-move-parts")),
    bind(
        &[S::Lookup],
        &[(K::Left, Do(G::Left)), (K::Right, Do(G::Right))],
        ("key-left-right", "key-move-text"),
    ),
    bind(
        TYPING,
        &[
            (K::CtrlLeft, Do(G::WordLeft)),
            (K::CtrlRight, Do(G::WordRight)),
        ],
        ("key-ctrl-left-right", "key-move-word"),
    ),
    bind(
        &[S::Lines],
        &[
            (K::AltEnter, Do(G::NewLine)),
            (K::Ctrl('j'), Do(G::NewLine)),
        ],
        ("key-alt-enter", "key-new-line"),
    )
    .brief("key-new-line-brief"),
    bind(
        TYPING,
        &[
            (K::Backspace, Do(G::EraseBefore)),
            (K::Delete, Do(G::EraseAfter)),
        ],
        ("key-erase", "key-erase-letter"),
    ),
    bind(
        TYPING,
        &[(K::Ctrl('u'), Do(G::EraseAll))],
        ("key-ctrl-u", "key-erase-all"),
    ),
    bind(
        &[S::Single, S::Rank, S::Grid, S::Ticks, S::Reason],
        &[
            (K::Backspace, Do(G::EraseAll)),
            (K::Delete, Do(G::EraseAll)),
        ],
        ("key-erase", "key-clear"),
    ),
    bind(PICKING, ENDS, ("key-home-end", "key-ends")),
    bind(
        &[S::Grid, S::Ticks, S::Line, S::Lines, S::Parts],
        ENDS,
        ("key-home-end", "key-ends"),
    ),
    bind(READING, ENDS, ("key-home-end", "key-scroll-ends")),
    bind(NOT_TYPING, PAGES, ("key-pages", "key-page")),
    bind(&[S::Lookup, S::Help], PAGES, ("key-pages", "key-page")),
    bind(ASKING, &[(K::Tab, C::Next)], ("key-tab", "key-skip")),
    bind(
        LEAVING_BACK,
        &[(K::Esc, C::Back), (K::BackTab, C::Back)],
        ("key-esc", "key-back"),
    )
    .brief("key-back-brief"),
    bind(
        NOT_TYPING,
        &[(K::Char('?'), C::Help), (K::F(1), C::Help)],
        ("key-question-mark", "key-help"),
    )
    .brief("key-help-brief"),
    bind(
        &[S::Line, S::Lines, S::Parts, S::Lookup],
        &[(K::F(1), C::Help)],
        ("key-f1", "key-help"),
    )
    .brief("key-help-brief"),
    bind(STEPS, &[(K::Ctrl('n'), C::Add)], ("key-ctrl-n", "key-add")).brief("key-add-brief"),
    bind(
        STEPS,
        &[(K::Ctrl('x'), C::Remove)],
        ("key-ctrl-x", "key-remove"),
    )
    .brief("key-remove-brief"),
    bind(
        SITTING,
        &[(K::Ctrl('z'), C::Undo)],
        ("key-ctrl-z", "key-undo"),
    ),
    bind(
        SITTING,
        &[(K::Ctrl('y'), C::Redo)],
        ("key-ctrl-y", "key-redo"),
    ),
    bind(
        SITTING,
        &[(K::Ctrl('g'), C::Jump)],
        ("key-ctrl-g", "key-jump"),
    ),
    bind(
        SITTING,
        &[(K::Ctrl('o'), C::Overview)],
        ("key-ctrl-o", "key-overview"),
    ),
    bind(
        SITTING,
        &[(K::Ctrl('t'), C::Lines)],
        ("key-ctrl-t", "key-lines"),
    ),
    bind(
        ANYWHERE,
        &[(K::F(2), C::Language)],
        ("key-f2", "key-language"),
    ),
    bind(ANYWHERE, &[(K::F(3), C::Why)], ("key-f3", "key-why")),
    bind(
        UNFINISHED,
        &[(K::Ctrl('q'), C::Leave)],
        ("key-ctrl-q", "key-leave"),
    )
    .brief("key-leave-brief"),
    bind(
        &[S::Ended],
        &[(K::Ctrl('q'), C::Leave)],
        ("key-ctrl-q", "key-close"),
    ),
];

const ARROWS: &[(Key, Command)] = &[
    (K::Up, Do(G::Up)),
    (K::Down, Do(G::Down)),
    (K::Left, Do(G::Left)),
    (K::Right, Do(G::Right)),
];
const ENDS: &[(Key, Command)] = &[(K::Home, Do(G::First)), (K::End, Do(G::Last))];
const PAGES: &[(Key, Command)] = &[(K::PageUp, Do(G::PageUp)), (K::PageDown, Do(G::PageDown))];

impl Scene {
    /// The lines of the help for this scene.
    pub(super) fn bindings(self) -> impl Iterator<Item = &'static Binding> {
        KEYMAP
            .iter()
            .filter(move |binding| binding.scenes.contains(&self))
    }

    /// What a key means here; `None` where it means nothing.
    pub(super) fn read(self, key: Key) -> Option<Input> {
        let mut keys = self.bindings().flat_map(|binding| binding.keys);
        let bound = keys.find(|(bound, _)| *bound == key);
        match (bound, key) {
            (Some((_, command)), _) => Some(Input::Command(*command)),
            (None, Key::Char(letter)) => Some(Input::Letter(letter)),
            (None, Key::Paste(text)) => Some(Input::Paste(text)),
            (None, _) => None,
        }
    }
}
