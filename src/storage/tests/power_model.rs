//! What a disk holds after a power cut, given the steps that it was told before.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::random::Random;
use super::recording::Step;

/// A file as far as it is durable, and what has happened to it since.
#[derive(Default)]
struct Pages {
    durable: Vec<u8>,
    whole: Vec<u8>,
    pending: Vec<Change>,
}

enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

/// What stands on the disk after the power is back.
pub(super) fn after_cut(
    found: &BTreeMap<PathBuf, Vec<u8>>,
    steps: &[Step],
    random: &mut Random,
) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files: BTreeMap<usize, Pages> = BTreeMap::new();
    let mut names: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for (at, (path, bytes)) in found.iter().enumerate() {
        let (durable, whole) = (bytes.clone(), bytes.clone());
        let id = usize::MAX - at;
        files.insert(
            id,
            Pages {
                durable,
                whole,
                pending: Vec::new(),
            },
        );
        names.insert(path.clone(), id);
    }
    let (mut live, mut pending) = (names.clone(), Vec::new());
    for step in steps {
        match step {
            Step::Append(id, bytes) => {
                let file = files.entry(*id).or_default();
                let (at, bytes) = (file.whole.len(), bytes.clone());
                file.whole.extend(&bytes);
                file.pending.push(Change::Write { at, bytes });
            }
            Step::Cut(id, length) => {
                let file = files.entry(*id).or_default();
                file.whole.truncate(*length);
                file.pending.push(Change::Cut(*length));
            }
            Step::Sync(id) => {
                let file = files.entry(*id).or_default();
                file.durable.clone_from(&file.whole);
                file.pending.clear();
            }
            Step::SyncFolder => {
                names.clone_from(&live);
                pending.clear();
            }
            Step::Create(id, path) => {
                live.insert(path.clone(), *id);
                pending.push((None, Some((path.clone(), *id))));
            }
            Step::Rename(from, to) => {
                let id = live.remove(from).unwrap();
                live.insert(to.clone(), id);
                pending.push((Some(from.clone()), Some((to.clone(), id))));
            }
            Step::Remove(path) => {
                live.remove(path);
                pending.push((Some(path.clone()), None));
            }
            Step::Promise(_) => {}
        }
    }
    let luck = random.below(4);
    for (gone, come) in pending {
        if luck < 2 && random.below(2) == 0 {
            gone.and_then(|path| names.remove(&path));
            names.extend(come);
        }
    }
    let mut left = |id: &usize| files.get(id).map(|file| file.left(luck, random));
    names
        .iter()
        .map(|(path, id)| (path.clone(), left(id).unwrap_or_default()))
        .collect()
}

impl Pages {
    fn left(&self, luck: usize, random: &mut Random) -> Vec<u8> {
        let mut left = self.durable.clone();
        for change in &self.pending {
            match change {
                _ if luck == 2 || random.below(2) == 0 => {}
                Change::Cut(length) => left.truncate(*length),
                Change::Write { at, bytes } => {
                    let torn = [bytes.len(), random.below(bytes.len() + 1)][random.below(2)];
                    // What is written behind a hole leaves zeros in it.
                    left.resize(left.len().max(at + torn), 0);
                    left[*at..at + torn].copy_from_slice(&bytes[..torn]);
                }
            }
        }
        left
    }
}
