//! Small surveys at random, with conditions of every sort.

use std::fmt::Write as _;

/// The same numbers from the same seed, on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

/// What a question is called, and what conditions may ask of it; on a page that is asked
/// several times and from outside of it.
struct Asked {
    id: String,
    conditions: Vec<String>,
    /// Whether a text may show its answer.
    shows: bool,
}

fn atoms(kind: &str, id: &str) -> Vec<String> {
    let of: &[&str] = match kind {
        "single" => &["Q == 'a'", "Q != 'b'", "Q in ['b', 'c']", "answered(Q)"],
        "multi" => &[
            "'a' in Q",
            "any(Q, 'b')",
            "count(Q) >= 2",
            "count(Q) == 1",
            "answered(Q)",
        ],
        "grid" => &[
            "any(Q, 'a')",
            "every(Q, 'a')",
            "Q.r == 'b'",
            "count(Q, 'a') > 1",
            "count(Q) == 1",
        ],
        "integer" => &[
            "Q > 1",
            "Q + 1 == 2",
            "Q * Q < 3",
            "min(Q, 1) == 1",
            "sum(Q, Q) > 2",
            "answered(Q)",
        ],
        "each-single" => &[
            "any(Q, 'a')",
            "every(Q, 'b')",
            "count(Q) > 1",
            "count(Q, 'a') == 1",
        ],
        "each-integer" => &["sum(Q) > 1", "max(Q) == 2", "count(Q) == 0", "any(Q, 2)"],
        "truth" => &["Q", "not Q", "Q == true"],
        _ => &[],
    };
    of.iter().map(|atom| atom.replace('Q', id)).collect()
}

fn condition(dice: &mut Dice, known: &[Asked]) -> Option<String> {
    let all: Vec<&String> = known.iter().flat_map(|asked| &asked.conditions).collect();
    if all.is_empty() {
        return None;
    }
    let mut pick = || all[dice.roll(all.len())].clone();
    let (one, two, three) = (pick(), pick(), pick());
    Some(match dice.roll(7) {
        0 => format!("not ({one})"),
        1 => format!("{one} and {two}"),
        2 => format!("{one} or {two}"),
        3 => format!("not ({one} and {two}) or {three}"),
        4 => format!("({one} or {two}) and not ({three})"),
        _ => one,
    })
}

fn question(dice: &mut Dice, at: usize, known: &mut Vec<Asked>, each: bool) -> String {
    let id = format!("q{at}");
    let kind = dice.one(&["single", "single", "multi", "integer", "grid", "computed"]);
    let kind = if each {
        dice.one(&["single", "integer"])
    } else {
        kind
    };
    let mut out = format!("[[page.question]]\nid = '{id}'\nkind = '{kind}'\n");
    let rule = condition(dice, known).filter(|_| dice.roll(2) == 0);
    let hidden = condition(dice, known).filter(|_| dice.roll(3) == 0);
    if let Some(rule) = rule {
        let _ = writeln!(out, "show_if = \"{rule}\"");
    }
    let hidden = hidden.map_or(String::new(), |rule| format!(", show_if = \"{rule}\""));
    if kind == "computed" {
        let value = condition(dice, known).unwrap_or_else(|| "true".to_owned());
        let _ = writeln!(out, "value = \"{value}\"");
        let conditions = atoms("truth", &id);
        let shows = false;
        known.push(Asked {
            id,
            conditions,
            shows,
        });
        return out;
    }
    let shown: Vec<&str> = known
        .iter()
        .filter(|one| one.shows)
        .map(|one| &*one.id)
        .collect();
    let text = if shown.is_empty() || dice.roll(2) == 0 {
        "?".to_owned()
    } else {
        format!("{{{}}}?", dice.one(&shown))
    };
    let _ = writeln!(
        out,
        "text = '{text}'\nrequired = {}",
        dice.one(&["true", "false"])
    );
    match kind {
        "single" => {
            let _ = writeln!(
                out,
                "choices = [{{ code = 'a', en = 'A' }}, {{ code = 'b', en = 'B'{hidden} }}, {{ code = 'c', en = 'C' }}]"
            );
        }
        "multi" => {
            let _ = writeln!(
                out,
                "choices = [{{ code = 'a', en = 'A'{hidden} }}, {{ code = 'b', en = 'B' }}]\nmax = {}",
                1 + dice.roll(2)
            );
        }
        "grid" => {
            let _ = writeln!(
                out,
                "rows = [{{ code = 'r', en = 'R' }}, {{ code = 's', en = 'S'{hidden} }}]\n\
                 choices = [{{ code = 'a', en = 'A' }}, {{ code = 'b', en = 'B' }}]"
            );
        }
        _ => out.push_str("min = 0\nmax = 2\nmissing = ['refused']\n"),
    }
    let conditions = atoms(kind, &id);
    let shows = matches!(kind, "single" | "integer");
    known.push(Asked {
        id,
        conditions,
        shows,
    });
    if dice.roll(3) == 0 {
        let that = condition(dice, known).unwrap();
        let level = dice.one(&["error", "warn"]);
        let _ = writeln!(
            out,
            "check = [{{ that = \"{that}\", level = '{level}', en = 'No.' }}]"
        );
    }
    out
}

/// Four questions at random on three pages; one page may be asked several times.
pub(super) fn small(seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut known = Vec::new();
    let mut out = "format = 1\nid = 'test'\nversion = '1'\nlanguages = ['en']\ntitle = 'Test'\n\
                   [privacy]\nmode = 'anonymous'\n"
        .to_owned();
    let driver = dice.roll(3) == 0;
    for page in 0..3 {
        let each = driver && page == 1;
        let _ = write!(out, "[[page]]\nid = 'p{page}'\ntitle = 'Page'\n");
        if each {
            out.push_str("for_each = 'many'\n");
        } else if let Some(rule) = condition(&mut dice, &known).filter(|_| dice.roll(3) == 0) {
            let _ = writeln!(out, "show_if = \"{rule}\"");
        }
        let _ = write!(
            out,
            "[[page.question]]\nid = 'n{page}'\nkind = 'note'\ntext = '.'\n"
        );
        if driver && page == 0 {
            out.push_str(
                "[[page.question]]\nid = 'many'\nkind = 'multi'\ntext = '?'\n\
                 choices = [{ code = 'a', en = 'A' }, { code = 'b', en = 'B' }]\n",
            );
            let conditions = atoms("multi", "many");
            known.push(Asked {
                id: "many".to_owned(),
                conditions,
                shows: false,
            });
            continue;
        }
        let before = known.len();
        for at in 0..if page == 1 && !each { 2 } else { 1 } {
            out.push_str(&question(&mut dice, page * 2 + at, &mut known, each));
        }
        if each {
            // From here on it is seen from outside.
            for asked in &mut known[before..] {
                let is_number = asked.conditions.iter().any(|atom| atom.contains('>'));
                let kind = if is_number {
                    "each-integer"
                } else {
                    "each-single"
                };
                asked.conditions = atoms(kind, &asked.id);
                asked.shows = false;
            }
        }
    }
    out
}
