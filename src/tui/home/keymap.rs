//! What each key does on the home screen; its help and footer are made from this table.

use super::act::{Act, Scene};
use crate::tui::key::{Gesture, Key};
use crate::tui::keymap::{self, bind};

use Act as A;
use Key as K;
use Scene as S;

pub(in crate::tui) type Binding = keymap::Binding<Scene, Act>;

const LIST: &[Scene] = &[
    S::Survey,
    S::Draft,
    S::Waiting,
    S::Refused,
    S::Receipt,
    S::Unreadable,
    S::Empty,
];

/// What each key does, the most wanted first.
static KEYMAP: &[Binding] = &[
    bind(
        &[S::Survey],
        &[(K::Enter, A::Open)],
        ("key-enter", "home-key-fill"),
    )
    .brief("home-key-fill-brief"),
    bind(
        &[S::Draft],
        &[(K::Enter, A::Open)],
        ("key-enter", "home-key-take-up"),
    )
    .brief("home-key-take-up-brief"),
    bind(
        &[S::Waiting],
        &[(K::Enter, A::SendThis)],
        ("key-enter", "home-key-send"),
    )
    .brief("home-key-send-brief"),
    bind(
        &[S::Refused],
        &[(K::Enter, A::SendThis)],
        ("key-enter", "home-key-send-again"),
    )
    .brief("home-key-send-refused-brief"),
    bind(
        &[S::Receipt],
        &[(K::Enter, A::Open)],
        ("key-enter", "home-key-view"),
    )
    .brief("home-key-view-brief"),
    bind(
        &[S::Discarding],
        &[(K::Char('d'), A::Yes), (K::Char('D'), A::Yes)],
        ("home-key-d", "home-key-discard-now"),
    )
    .brief("home-key-discard-brief"),
    bind(
        &[S::Address, S::Code],
        &[(K::Enter, A::Yes)],
        ("key-enter", "home-key-send"),
    )
    .brief("home-key-send-brief"),
    bind(
        &[S::Path],
        &[(K::Enter, A::Yes)],
        ("key-enter", "home-key-import"),
    )
    .brief("home-key-import-brief"),
    bind(
        &[S::Discarding],
        &[(K::Esc, A::Close), (K::Enter, A::Close)],
        ("key-esc", "home-key-keep"),
    )
    .brief("home-key-keep-brief"),
    bind(
        &[S::Viewing, S::Help, S::Address, S::Code, S::Path],
        &[(K::Esc, A::Close)],
        ("key-esc", "key-close"),
    )
    .brief("key-close-brief"),
    bind(
        &[S::Viewing, S::Help],
        &[(K::Enter, A::Close), (K::Char('q'), A::Close)],
        ("key-enter", "key-close"),
    ),
    bind(
        &[S::Survey],
        &[(K::Char('n'), A::OpenAnew)],
        ("home-key-n", "home-key-anew"),
    ),
    bind(
        &[S::Draft],
        &[(K::Delete, A::Discard), (K::Char('d'), A::Discard)],
        ("home-key-d", "home-key-discard"),
    )
    .brief("home-key-discard-brief"),
    bind(
        &[S::Draft, S::Waiting, S::Refused, S::Receipt, S::Viewing],
        &[(K::Char('e'), A::Export)],
        ("home-key-e", "home-key-export"),
    )
    .brief("home-key-export-brief"),
    bind(
        &[S::Draft, S::Waiting, S::Refused, S::Receipt],
        &[(K::Char('v'), A::View)],
        ("home-key-v", "home-key-details"),
    ),
    bind(
        LIST,
        &[(K::Char('i'), A::AskPath)],
        ("home-key-i", "home-key-import"),
    ),
    bind(
        LIST,
        &[(K::Char('s'), A::Send)],
        ("key-s", "home-key-send-all"),
    ),
    bind(
        LIST,
        &[(K::Char('r'), A::SendRefused)],
        ("home-key-r", "home-key-send-refused"),
    ),
    bind(
        &[S::Waiting, S::Refused],
        &[(K::Char('a'), A::AskAddress)],
        ("home-key-a", "home-key-address"),
    )
    .brief("home-key-address-brief"),
    bind(
        &[S::Waiting, S::Refused],
        &[(K::Char('c'), A::AskCode)],
        ("home-key-c", "home-key-code"),
    )
    .brief("home-key-code-brief"),
    bind(
        LIST,
        &[(K::Up, A::Up), (K::Down, A::Down)],
        ("key-up-down", "key-move"),
    ),
    bind(
        &[S::Viewing, S::Help],
        &[(K::Up, A::Up), (K::Down, A::Down)],
        ("key-up-down", "key-scroll"),
    ),
    bind(
        LIST,
        &[(K::Tab, A::NextPart), (K::BackTab, A::PartBefore)],
        ("key-tab", "home-key-part"),
    ),
    bind(
        LIST,
        &[(K::Home, A::First), (K::End, A::Last)],
        ("key-home-end", "key-ends"),
    ),
    bind(
        LIST,
        &[(K::PageUp, A::PageUp), (K::PageDown, A::PageDown)],
        ("key-pages", "key-page"),
    ),
    bind(
        &[S::Address, S::Code, S::Path],
        &[
            (K::Left, A::Edit(Gesture::Left)),
            (K::Right, A::Edit(Gesture::Right)),
            (K::Home, A::Edit(Gesture::First)),
            (K::End, A::Edit(Gesture::Last)),
        ],
        ("key-left-right", "key-move-text"),
    ),
    bind(
        &[S::Address, S::Code, S::Path],
        &[
            (K::Backspace, A::Edit(Gesture::EraseBefore)),
            (K::Delete, A::Edit(Gesture::EraseAfter)),
            (K::Ctrl('u'), A::Edit(Gesture::EraseAll)),
        ],
        ("key-erase", "key-erase-letter"),
    ),
    bind(
        LIST,
        &[(K::F(1), A::Help), (K::Char('?'), A::Help)],
        ("key-question-mark", "key-help"),
    )
    .brief("key-help-brief"),
    bind(LIST, &[(K::F(2), A::Language)], ("key-f2", "key-language")),
    bind(
        LIST,
        &[
            (K::Ctrl('q'), A::Leave),
            (K::Esc, A::Leave),
            (K::Char('q'), A::Leave),
        ],
        ("key-ctrl-q", "home-key-leave"),
    )
    .brief("home-key-leave-brief"),
    bind(
        &[
            S::Discarding,
            S::Viewing,
            S::Help,
            S::Address,
            S::Code,
            S::Path,
            S::TooSmall,
        ],
        &[(K::Ctrl('q'), A::Leave)],
        ("key-ctrl-q", "home-key-leave"),
    ),
];

impl Scene {
    /// The lines of the help for this scene.
    pub(in crate::tui) fn bindings(self) -> impl Iterator<Item = &'static Binding> {
        KEYMAP
            .iter()
            .filter(move |binding| binding.scenes.contains(&self))
    }

    pub(super) fn read(self, key: &Key) -> Option<Act> {
        let mut keys = self.bindings().flat_map(|binding| binding.keys);
        let bound = keys.find(|(bound, _)| bound == key);
        bound.map(|(_, act)| *act)
    }
}
