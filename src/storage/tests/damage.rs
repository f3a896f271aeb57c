//! Damaged journals: whatever happened to a file, its longest sound part is used, all of it
//! is kept aside, and the interview goes on.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::quick::Quick;
use super::random::Random;
use super::{ID, NOON, Scene, append_all, document, names, opening, scene, typed};
use crate::scale::scaled;
use crate::session::{Fact, State};
use crate::storage::fold::{Folded, fold};
use crate::storage::frame::{self, Framed, Link, MAGIC};
use crate::storage::record::Record;
use crate::storage::{Home, StorageError};
use crate::wire::json;

const KIB: usize = 1024;
const SECTOR_BYTES: usize = 512;

/// A sound journal, and what is known of it beforehand.
struct Sound {
    bytes: Vec<u8>,
    /// Where the magic line and then each frame ends.
    ends: Vec<usize>,
    /// What stands after the opening and each record that follows it.
    states: Vec<State>,
}

/// Somebody pastes long texts and types short ones, until the journal is that long.
fn sound(length_min: usize) -> Sound {
    let scene = quick_scene();
    let mut journal = scene.home.create(opening()).unwrap();
    let (mut facts, mut at) = (Vec::new(), 0);
    while fs::metadata(scene.journal()).unwrap().len() < length_min as u64 {
        let size = [40, 3, length_min / 12][at % 3];
        let text = format!("{at} ") + &"blåbær og 🐦 i skogen ".repeat(size / 25 + 1);
        facts.push(typed(["seen", "bird"][at % 2], &text));
        append_all(&mut journal, &facts[at..]);
        at += 1;
    }
    journal.freeze(document(), NOON).unwrap();
    journal.close().unwrap();
    let bytes = fs::read(scene.journal()).unwrap();
    let (mut ends, mut link) = (vec![MAGIC.len()], Link::first());
    while let Some(framed) = frame::read(&bytes[ends[ends.len() - 1]..], link) {
        ends.push(ends[ends.len() - 1] + framed.length);
        link = framed.link;
    }
    let last = State::from_iter(&facts);
    let mut states: Vec<State> = (0..=facts.len())
        .map(|told| State::from_iter(&facts[..told]))
        .collect();
    states.push(last);
    assert_eq!(ends.len(), states.len() + 1);
    Sound {
        bytes,
        ends,
        states,
    }
}

impl Sound {
    /// How long the sound part is and what it says, once these bytes are what is left; `None`
    /// where not even the opening is.
    fn expected(&self, altered: &[u8]) -> Option<(usize, &State)> {
        let pairs = self.bytes.chunks(KIB).zip(altered.chunks(KIB));
        let same = pairs.take_while(|(old, new)| old == new).count() * KIB;
        let same = same.min(altered.len()).min(self.bytes.len());
        let pairs = self.bytes[same..].iter().zip(&altered[same..]);
        let same = same + pairs.take_while(|(old, new)| old == new).count();
        let whole = self.ends.partition_point(|end| *end <= same);
        let told = whole.checked_sub(2)?;
        Some((self.ends[whole - 1], &self.states[told]))
    }
}

fn quick_scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::on(folder.path(), Arc::new(Quick)).unwrap();
    Scene { folder, home }
}

/// What a way of reading makes of a journal: its state, and how many bytes it used.
type Reader = fn(&[u8]) -> Option<(State, usize)>;

fn ours(bytes: &[u8]) -> Option<(State, usize)> {
    let reading = fold(bytes).ok()?;
    if let Some(frozen) = reading.folded.stage.frozen() {
        assert_eq!(frozen.document, document(), "frozen bytes never change");
    }
    Some((reading.folded.state, reading.sound))
}

/// Whether a reader finds the longest sound part of these bytes, and no more.
fn reads_well(reader: Reader, sound: &Sound, altered: &[u8]) -> bool {
    match (reader(altered), sound.expected(altered)) {
        (Some((state, used)), Some((length, expected))) => used == length && state == *expected,
        (None, None) => true,
        _ => false,
    }
}

/// The lengths at which a cut journal is misread.
fn misread_when_cut(reader: Reader, sound: &Sound) -> usize {
    let lengths = 0..sound.bytes.len();
    lengths
        .filter(|length| !reads_well(reader, sound, &sound.bytes[..*length]))
        .count()
}

/// How many of so many damaged journals are misread.
fn misread_when_damaged(reader: Reader, sound: &Sound, seed: u64, rounds: usize) -> usize {
    let mut random = Random(seed);
    let damaged = |_: &usize| {
        let altered = damage(&mut random, sound);
        !reads_well(reader, sound, &altered)
    };
    (0..rounds).filter(damaged).count()
}

/// One to three of the things that happen to files.
fn damage(random: &mut Random, sound: &Sound) -> Vec<u8> {
    let mut bytes = sound.bytes.clone();
    for _ in 0..=random.below(3) {
        if bytes.is_empty() {
            break;
        }
        let (from, to) = random.range(bytes.len());
        match random.below(9) {
            0 => bytes[from] ^= 1 << random.below(8),
            1 => bytes[from..to].reverse(),
            2 => bytes.truncate(from),
            3 => drop(bytes.drain(from..to)),
            4 => {
                let noise = (0..=random.below(40)).map(|_| b"0a \n{\xff"[random.below(6)]);
                let noise: Vec<u8> = noise.collect();
                bytes.splice(from..from, noise);
            }
            5 => {
                let block = bytes[from..to].to_vec();
                bytes.splice(to..to, block);
            }
            6 => {
                let middle = (to - from) / 2;
                let (left, right) = bytes[from..to].split_at_mut(middle);
                left.swap_with_slice(&mut right[..middle]);
            }
            7 => {
                // Whole frames change places.
                let at = random.below(sound.ends.len() - 2);
                if let Some(frames) = bytes.get_mut(sound.ends[at]..sound.ends[at + 2]) {
                    frames.rotate_left(sound.ends[at + 1] - sound.ends[at]);
                }
            }
            _ => {
                let sector = from / SECTOR_BYTES * SECTOR_BYTES;
                let end = (sector + SECTOR_BYTES).min(bytes.len());
                bytes[sector..end].fill(0);
            }
        }
    }
    bytes
}

#[test]
fn a_journal_of_64_kib_cut_at_any_byte_is_read_to_its_last_whole_record() {
    let sound = sound(64 * KIB);
    assert!(sound.bytes.len() >= 64 * KIB);
    assert_eq!(misread_when_cut(ours, &sound), 0);
}

#[test]
fn a_journal_damaged_in_any_way_is_read_to_its_last_sound_record() {
    let [long, short] = [64 * KIB, 2 * KIB].map(sound);
    for (sound, seed, rounds) in [(&long, 0x5eed, 10_000), (&short, 0xcafe, 90_000)] {
        assert_eq!(misread_when_damaged(ours, sound, seed, scaled(rounds)), 0);
    }
}

/// A way of taking up the one journal of a folder.
type Mender = fn(&Path) -> Result<(), StorageError>;

fn take_up(folder: &Path) -> Result<(), StorageError> {
    Home::on(folder, Arc::new(Quick))?.take_up(ID).map(drop)
}

/// What is wrong after a damaged journal was taken up this way.
fn mended_badly(mend: Mender, sound: &Sound, altered: &[u8]) -> Option<&'static str> {
    let scene = quick_scene();
    fs::write(scene.journal(), altered).unwrap();
    let mended = mend(scene.folder.path());
    let kept = |name: &String| fs::read(scene.file(name)).unwrap() == altered;
    if !scene.files().iter().any(kept) {
        return Some("what was there is gone");
    }
    let Some((length, state)) = sound.expected(altered) else {
        return mended.is_ok().then_some("opened without an opening");
    };
    if mended.is_err() {
        return Some("not opened");
    }
    if !fs::read(scene.journal())
        .unwrap()
        .starts_with(&sound.bytes[..length])
    {
        return Some("a sound record is gone");
    }
    let fact = typed("seen", "and on");
    let Ok(mut journal) = scene.home.take_up(ID) else {
        return Some("not taken up again");
    };
    if journal.folded().state != *state {
        return Some("another state");
    }
    journal.append(1, &fact);
    let is_draft = journal.folded().stage.is_draft();
    drop(journal);
    goes_on(&scene, state, is_draft.then_some(&fact))
}

/// What is wrong when a mended journal is taken up after something was added to it.
fn goes_on(scene: &Scene, state: &State, added: Option<&Fact>) -> Option<&'static str> {
    let mut expected = state.clone();
    if let Some(fact) = added {
        expected.apply(fact);
    }
    let Ok(journal) = scene.home.take_up(ID) else {
        return Some("what was added breaks it");
    };
    if journal.recovered().is_some() {
        return Some("mended twice");
    }
    (journal.folded().state != expected).then_some("what was added is gone")
}

/// What goes wrong with so many damaged journals.
fn faults(mend: Mender, rounds: usize) -> Vec<&'static str> {
    let sound = sound(2 * KIB);
    let mut random = Random(0xd15c);
    let edges = sound.ends.iter().flat_map(|end| [end - 1, *end, end + 1]);
    let edges = edges.filter(|length| *length < sound.bytes.len());
    let mut cases: Vec<Vec<u8>> = edges.map(|end| sound.bytes[..end].to_vec()).collect();
    cases.extend((0..rounds).map(|_| damage(&mut random, &sound)));
    let faults = cases
        .iter()
        .filter_map(|altered| mended_badly(mend, &sound, altered));
    let mut faults: Vec<&str> = faults.collect();
    faults.sort_unstable();
    faults.dedup();
    faults
}

#[test]
fn a_damaged_journal_is_kept_aside_and_goes_on() {
    assert_eq!(faults(take_up, scaled(2_000)), [""; 0]);
}

#[test]
fn mending_through_the_real_disk_is_the_same() {
    let (scene, sound) = (scene(), sound(2 * KIB));
    let torn = &sound.bytes[..sound.ends[4] + 7];
    fs::write(scene.journal(), torn).unwrap();
    let journal = scene.home.take_up(ID).unwrap();
    let aside = &journal.recovered().unwrap().kept_aside;
    assert_eq!(fs::read(aside).unwrap(), torn);
    assert_eq!(names(aside.parent().unwrap()).len(), 3);
}

/// A reader in small, into which mistakes are planted.
fn folded_with(
    bytes: &[u8],
    read: for<'a> fn(&'a [u8], Link) -> Option<Framed<'a>>,
) -> Option<Vec<(State, usize)>> {
    let opened = read(bytes.strip_prefix(MAGIC)?, Link::first())?;
    let Ok(Record::Opened(opening)) = json::read(opened.payload) else {
        return None;
    };
    let (mut folded, mut link) = (Folded::new(opening), opened.link);
    let mut used = MAGIC.len() + opened.length;
    let mut steps = vec![(folded.state.clone(), used)];
    while let Some(framed) = read(&bytes[used..], link) {
        let fits = json::read(framed.payload).is_ok_and(|record| folded.apply(record).is_ok());
        if !fits {
            break;
        }
        used += framed.length;
        link = framed.link;
        steps.push((folded.state.clone(), used));
    }
    Some(steps)
}

fn read_unchecked(bytes: &[u8], link: Link) -> Option<Framed<'_>> {
    let head = std::str::from_utf8(bytes.get(..8)?).ok()?;
    let length = usize::from_str_radix(head, 16).ok()?;
    let payload = bytes.get(18..length.checked_add(18)?)?;
    let length = 18 + length + 1;
    (bytes.len() >= length).then_some(Framed {
        payload,
        length,
        link,
    })
}

#[test]
fn planted_readers_are_caught() {
    let sound = sound(2 * KIB);
    let right: Reader = |bytes| folded_with(bytes, frame::read)?.pop();
    assert_eq!(misread_when_cut(right, &sound), 0);
    assert_eq!(misread_when_damaged(right, &sound, 1, 500), 0);
    let no_checksum: Reader = |bytes| folded_with(bytes, read_unchecked)?.pop();
    assert!(misread_when_damaged(no_checksum, &sound, 1, 500) > 20);
    let stops_early: Reader = |bytes| {
        let mut steps = folded_with(bytes, frame::read)?;
        steps
            .pop()
            .filter(|_| steps.is_empty())
            .or_else(|| steps.pop())
    };
    assert!(misread_when_cut(stops_early, &sound) > 500);
}

#[test]
fn planted_menders_are_caught() {
    let cut_in_place: Mender = |folder| {
        let path = folder.join("journals").join(format!("{ID}.journal"));
        let bytes = fs::read(&path).unwrap();
        if let Ok(reading) = fold(&bytes) {
            fs::write(&path, &bytes[..reading.sound]).unwrap();
        }
        take_up(folder)
    };
    assert!(faults(cut_in_place, 20).contains(&"what was there is gone"));
    let begins_anew: Mender = |folder| {
        let path = folder.join("journals").join(format!("{ID}.journal"));
        fs::rename(&path, path.with_extension("torn-1")).unwrap();
        let home = Home::on(folder, Arc::new(Quick))?;
        home.create(opening()).map(drop)
    };
    assert!(faults(begins_anew, 20).contains(&"a sound record is gone"));
}
