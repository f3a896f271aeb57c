//! Marks: a glyph and the ink it is drawn in, by number, so that the thousands of a screen are
//! small and quickly compared; and the stock that knows what the numbers mean.

use std::collections::BTreeMap;
use std::rc::Rc;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Attributes that are seen even where there is no glyph.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Ink {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

impl Ink {
    /// Whether a blank in this ink is only a blank.
    pub(super) fn leaves_blanks(self) -> bool {
        self.bg == Color::Reset && !self.modifier.intersects(SEEN_ON_BLANK)
    }
}

pub(super) enum Glyph<'a> {
    Char(char),
    /// Several characters that are seen as one.
    Cluster(&'a str),
    /// The right half of a wide glyph.
    Tail,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// A character, or a cluster of the stock by its number from [`CLUSTERS`] on.
    glyph: u32,
    /// An ink of the stock.
    ink: u16,
    /// In cells.
    pub(super) width: u16,
}

/// No character has a number so high.
const CLUSTERS: u32 = 0x11_0000;
const NO_GLYPH: u32 = u32::MAX;

impl Mark {
    pub(super) const BLANK: Self = Self {
        glyph: ' ' as u32,
        ink: 0,
        width: 1,
    };

    pub(super) const TAIL: Self = Self {
        glyph: NO_GLYPH,
        ..Self::BLANK
    };

    /// Whether terminals may disagree on how wide it is: no position after it is sure.
    pub(super) fn is_doubtful(self) -> bool {
        const PICTURES: u32 = 0x1_F000;
        match self.glyph {
            0x20..=0x7E | NO_GLYPH => false,
            glyph => self.width > 1 || glyph >= PICTURES,
        }
    }

    pub(super) fn is_blank(self) -> bool {
        self == Self::BLANK
    }
}

/// The inks and clusters that were seen so far. It only grows, so that marks of one frame mean
/// the same in the next.
#[derive(Clone, Debug)]
pub(super) struct Stock {
    /// The first is plain.
    inks: Vec<Ink>,
    clusters: Vec<Rc<str>>,
    numbers: BTreeMap<Rc<str>, u32>,
}

impl Stock {
    pub(super) fn new() -> Self {
        Self {
            inks: vec![Ink::default()],
            clusters: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    pub(super) fn glyph(&self, mark: Mark) -> Glyph<'_> {
        let cluster = mark.glyph.checked_sub(CLUSTERS);
        let cluster = cluster.and_then(|at| self.clusters.get(usize::try_from(at).ok()?));
        match (char::from_u32(mark.glyph), cluster) {
            (Some(only), _) => Glyph::Char(only),
            (None, Some(cluster)) => Glyph::Cluster(cluster),
            (None, None) => Glyph::Tail,
        }
    }

    pub(super) fn ink(&self, mark: Mark) -> Ink {
        self.inks
            .get(usize::from(mark.ink))
            .copied()
            .unwrap_or_default()
    }

    /// The mark of a cell. Whoever shares the stock keeps it as it was.
    pub(super) fn mark(self: &mut Rc<Self>, cell: &Cell) -> Mark {
        let symbol = cell.symbol();
        let mut chars = symbol.chars();
        let glyph = match (chars.next(), chars.next()) {
            (None, _) => u32::from(' '),
            (Some(only), None) => u32::from(only),
            (Some(_), Some(_)) => self.cluster(symbol),
        };
        let ink = Ink {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        };
        if glyph == Mark::BLANK.glyph && ink.leaves_blanks() {
            return Mark::BLANK; // Nobody sees the color of a blank.
        }
        let width = u16::try_from(symbol.width()).unwrap_or(1).clamp(1, 2);
        let ink = self.number(ink);
        Mark { glyph, ink, width }
    }

    fn number(self: &mut Rc<Self>, ink: Ink) -> u16 {
        let known = self.inks.iter().position(|known| *known == ink);
        let at = known.unwrap_or_else(|| {
            Rc::make_mut(self).inks.push(ink);
            self.inks.len() - 1
        });
        u16::try_from(at).unwrap_or(0)
    }

    fn cluster(self: &mut Rc<Self>, symbol: &str) -> u32 {
        if let Some(known) = self.numbers.get(symbol) {
            return *known;
        }
        let (stock, symbol) = (Rc::make_mut(self), Rc::from(symbol));
        let at = u32::try_from(stock.clusters.len()).unwrap_or(0);
        let number = CLUSTERS + at.min(NO_GLYPH - CLUSTERS - 1);
        stock.clusters.push(Rc::clone(&symbol));
        stock.numbers.insert(symbol, number);
        number
    }
}
