//! Where the boxes and arrows of the way through a questionnaire stand on the drawing.
//!
//! A question stands below every question that leads to it, side by side with those that
//! are asked instead of it. An arrow to the next row goes straight down; one that skips
//! rows runs in a lane at the right. Lengths are units of the drawing, about pixels.

use super::graph::{Edge, Graph};

pub(super) const BOX_WIDTH: i32 = 300;
pub(super) const BOX_HEIGHT: i32 = 62;
const COLUMN_GAP: i32 = 26;
const MARGIN: i32 = 16;
/// Between the edge of a page's band and what stands on it.
const PADDING: i32 = 18;
/// Where arrows leave and reach a box, from its left edge.
const PORT: i32 = 34;
const LANE_GAP: i32 = 15;
const TRACK_GAP: i32 = 18;
const IN_GAP: i32 = 9;
const HEADER: i32 = 44;
const PILL_HEIGHT: i32 = 30;
pub(super) const PILL_WIDTH: i32 = 96;

/// A drawing, ready to be written down.
pub(super) struct Drawing {
    pub(super) graph: Graph,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) bands: Vec<Band>,
    /// By node: start, questions, end.
    pub(super) boxes: Vec<Place>,
    pub(super) arrows: Vec<Arrow>,
    /// Where the drawing can be cut for paper without cutting a box.
    pub(super) cuts: Vec<i32>,
}

/// What holds the questions of one page together.
pub(super) struct Band {
    pub(super) page: usize,
    pub(super) place: Place,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

pub(super) struct Arrow {
    pub(super) points: Vec<(i32, i32)>,
    pub(super) label: String,
    /// Where the label begins, and how wide it may be.
    pub(super) at: (i32, i32),
    pub(super) room: i32,
    /// The lane, for its color; `None` for an arrow to the next row.
    pub(super) lane: Option<usize>,
}

impl Drawing {
    pub(super) fn new(graph: Graph) -> Self {
        let rows = Rows::new(&graph);
        rows.drawing(graph)
    }
}

/// Which row each node stands in, and what goes on between the rows.
struct Rows {
    /// By node.
    row: Vec<usize>,
    /// By node: how many stand to the left of it.
    column: Vec<usize>,
    /// By row: its nodes.
    members: Vec<Vec<usize>>,
    /// By node: the lane of the long arrows that reach it.
    lanes: Vec<Option<usize>>,
    lane_count: usize,
    /// By node: the edges that leave it and that reach it, by index.
    out: Vec<Vec<usize>>,
    into: Vec<Vec<usize>>,
}

impl Rows {
    fn new(graph: &Graph) -> Self {
        let count = graph.nodes.len() + 2;
        let mut row = vec![0; count];
        let (mut out, mut into) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (at, edge) in graph.edges.iter().enumerate() {
            out[edge.from].push(at);
            into[edge.to].push(at);
        }
        let (mut base, mut lowest, mut page) = (1, 0, usize::MAX);
        for node in 1..count {
            let of = graph.nodes.get(node - 1).map(|node| node.page);
            if of.is_none_or(|of| of != page) {
                (base, page) = (lowest + 1, of.unwrap_or(usize::MAX));
            }
            let before = into[node].iter().map(|at: &usize| &graph.edges[*at]);
            let below = before.map(|edge| row[edge.from] + 1).max();
            row[node] = below.unwrap_or(base).max(base);
            lowest = lowest.max(row[node]);
        }
        let mut members = vec![Vec::new(); lowest + 1];
        let mut column = vec![0; count];
        for node in 0..count {
            column[node] = members[row[node]].len();
            members[row[node]].push(node);
        }
        let (lanes, lane_count) = lanes(graph, &row, &into);
        Self {
            row,
            column,
            members,
            lanes,
            lane_count,
            out,
            into,
        }
    }

    /// The edges that leave the nodes of a row.
    fn edges<'g>(&'g self, graph: &'g Graph, row: usize) -> impl Iterator<Item = &'g Edge> {
        let members = self.members.get(row).into_iter().flatten();
        let edges = members.flat_map(|node| &self.out[*node]);
        edges.map(|at| &graph.edges[*at])
    }

    fn is_long(&self, edge: &Edge) -> bool {
        self.row[edge.to] != self.row[edge.from] + 1
    }

    /// The long arrows that leave a row, each with a track of its own.
    fn leaving<'g>(&'g self, graph: &'g Graph, row: usize) -> impl Iterator<Item = &'g Edge> {
        self.edges(graph, row).filter(|edge| self.is_long(edge))
    }

    /// Whether something is written beside an arrow from this row to the next.
    fn is_told(&self, graph: &Graph, row: usize) -> bool {
        let mut edges = self.edges(graph, row);
        edges.any(|edge| !self.is_long(edge) && !edge.label.is_empty())
    }

    /// The nodes of a row that long arrows reach.
    fn reached<'g>(&'g self, graph: &'g Graph, row: usize) -> Vec<usize> {
        let members = self.members.get(row).into_iter().flatten().copied();
        let is_reached = |node: &usize| {
            let mut edges = self.into[*node].iter().map(|at| &graph.edges[*at]);
            edges.any(|edge| self.is_long(edge))
        };
        members.filter(is_reached).collect()
    }

    fn drawing(&self, graph: Graph) -> Drawing {
        let columns = self.members.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let columns = i32::try_from(columns).unwrap_or(1);
        let inner = columns * BOX_WIDTH + (columns - 1) * COLUMN_GAP;
        let left = MARGIN + PADDING;
        let right = left + inner + PADDING;
        let mut boxes = vec![Place::default(); self.row.len()];
        let (mut y, mut cuts, mut bands) = (MARGIN, Vec::new(), Vec::<Band>::new());
        let mut tops = Vec::new();
        for (row, members) in self.members.iter().enumerate() {
            let page = |node: usize| graph.nodes.get(node.checked_sub(1)?).map(|node| node.page);
            let of = members.first().and_then(|node| page(*node));
            let before = bands.last().map(|band| band.page);
            if let Some(page) = of.filter(|of| before != Some(*of)) {
                let place = Place {
                    x: MARGIN,
                    y,
                    width: right - MARGIN,
                    height: 0,
                };
                bands.push(Band { page, place });
                y += HEADER;
            }
            // What arrives from the lanes passes just above the boxes.
            let arriving = i32::try_from(self.reached(&graph, row).len()).unwrap_or(0);
            y += arriving * IN_GAP + if row == 0 { 0 } else { 8 };
            tops.push(y);
            let mut height = 0;
            for &node in members {
                let column = i32::try_from(self.column[node]).unwrap_or(0);
                let is_pill = page(node).is_none();
                boxes[node] = Place {
                    x: left + column * (BOX_WIDTH + COLUMN_GAP),
                    y,
                    width: if is_pill { PILL_WIDTH } else { BOX_WIDTH },
                    height: if is_pill { PILL_HEIGHT } else { BOX_HEIGHT },
                };
                height = height.max(boxes[node].height);
            }
            y += height;
            let is_last_of_page = {
                let next = self.members.get(row + 1).and_then(|next| next.first());
                next.and_then(|node| page(*node)) != of
            };
            if let (Some(band), true) = (bands.last_mut(), is_last_of_page && of.is_some()) {
                band.place.height = y + 14 - band.place.y;
            }
            let leaving = i32::try_from(self.leaving(&graph, row).count()).unwrap_or(0);
            y += 12 + leaving * TRACK_GAP;
            cuts.push(y);
            y += if self.is_told(&graph, row) { 22 } else { 12 };
        }
        let height = boxes.last().map_or(y, |last| last.y + last.height + MARGIN);
        let lanes = i32::try_from(self.lane_count).unwrap_or(0);
        let arrows = graph.edges.iter();
        let spans = Spans {
            rows: self,
            boxes: &boxes,
            right,
            graph: &graph,
        };
        let arrows: Vec<Arrow> = arrows.map(|edge| spans.arrow(edge)).collect();
        Drawing {
            width: right + MARGIN + lanes * LANE_GAP + 4,
            height,
            bands,
            boxes,
            arrows,
            cuts,
            graph,
        }
    }
}

/// Long arrows to one node share a lane; lanes that run side by side lie apart, the short
/// ones inside.
fn lanes(graph: &Graph, row: &[usize], into: &[Vec<usize>]) -> (Vec<Option<usize>>, usize) {
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    for node in 0..row.len() {
        let edges = into[node].iter().map(|at| &graph.edges[*at]);
        let from = edges
            .filter(|edge| row[node] != row[edge.from] + 1)
            .map(|edge| row[edge.from]);
        if let Some(from) = from.min() {
            spans.push((from, row[node], node));
        }
    }
    spans.sort_by_key(|(from, to, node)| (to - from, *from, *node));
    let mut lanes = vec![None; row.len()];
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    for (from, to, node) in spans {
        let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(f, t)| to <= *f || *t <= from);
        let lane = taken.iter().position(is_free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        taken[lane].push((from, to));
        lanes[node] = Some(lane);
    }
    (lanes, taken.len())
}

struct Spans<'a> {
    rows: &'a Rows,
    boxes: &'a [Place],
    right: i32,
    graph: &'a Graph,
}

impl Spans<'_> {
    fn arrow(&self, edge: &Edge) -> Arrow {
        let (from, to) = (self.boxes[edge.from], self.boxes[edge.to]);
        let bottom = from.y + from.height;
        let label = edge.label.to_string();
        if !self.rows.is_long(edge) {
            let (start, end) = (from.x + PORT, to.x + PORT);
            let row = self.rows.row[edge.from];
            let leaving = self.rows.leaving(self.graph, row).count();
            let turn = self.row_bottom(row) + 10 + i32::try_from(leaving).unwrap_or(0) * TRACK_GAP;
            let mut points = vec![(start, bottom)];
            if start != end {
                points.extend([(start, turn), (end, turn)]);
            }
            points.push((end, to.y));
            return Arrow {
                points,
                label,
                at: (end + 9, to.y - 8),
                room: BOX_WIDTH - PORT - 9,
                lane: None,
            };
        }
        let row = self.rows.row[edge.from];
        let mut tracks = self.rows.leaving(self.graph, row);
        let nth = tracks.position(|one| std::ptr::eq(one, edge)).unwrap_or(0);
        let nth = i32::try_from(nth).unwrap_or(0);
        let own = self.rows.leaving(self.graph, row);
        let own = own.take_while(|one| !std::ptr::eq(*one, edge));
        let own = own.filter(|one| one.from == edge.from).count();
        let start = from.x + PORT + 16 + i32::try_from(own).unwrap_or(0) * 8;
        let track = self.row_bottom(row) + 20 + nth * TRACK_GAP;
        let lane = self.rows.lanes[edge.to].unwrap_or(0);
        let lane_x = self.right + 12 + i32::try_from(lane).unwrap_or(0) * LANE_GAP;
        let reached = self.rows.reached(self.graph, self.rows.row[edge.to]);
        let place = reached
            .iter()
            .position(|node| *node == edge.to)
            .unwrap_or(0);
        let into = to.y - 10 - i32::try_from(place).unwrap_or(0) * IN_GAP;
        let end = to.x + to.width - PORT;
        Arrow {
            points: vec![
                (start.min(from.x + from.width - 8), bottom),
                (start.min(from.x + from.width - 8), track),
                (lane_x, track),
                (lane_x, into),
                (end, into),
                (end, to.y),
            ],
            label,
            at: (start + 7, track - 4),
            room: lane_x - start - 12,
            lane: Some(lane),
        }
    }

    /// Boxes of one row may differ in height.
    fn row_bottom(&self, row: usize) -> i32 {
        let members = self.rows.members[row].iter();
        let bottoms = members.map(|node| self.boxes[*node].y + self.boxes[*node].height);
        bottoms.max().unwrap_or(0)
    }
}
