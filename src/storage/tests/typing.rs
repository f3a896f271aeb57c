//! Saving never freezes typing: while the disk takes its time with a sync, a draft is begun and
//! every key is recorded and drawn, also where the file has to be moved meanwhile.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use super::{ID, opening};
use crate::session::{Effect, Event, Session, State, World, drive};
use crate::storage::disk::{Disk, Real};
use crate::storage::surveys::load;
use crate::storage::{Home, Journal};
use crate::survey::Survey;
use crate::tui::{Backend, Form, Glyphs, Key, Look, Model, Theme};

const KEYS: usize = 400;
/// Before anything is taken back, for then the file is moved anyway.
const MISHAP_AT: usize = 5;
/// Far longer than any typing takes; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_mins(2);

/// A disk on which a sync lasts until the test lets it end.
#[derive(Default)]
struct Slow {
    syncs: Mutex<Syncs>,
    bell: Condvar,
}

#[derive(Default)]
struct Syncs {
    are_held: bool,
    /// How many are being waited for.
    waiting: usize,
    /// The next write comes to nothing, and leaves a byte that cannot be cut off.
    writes_badly: bool,
    cannot_cut: bool,
}

impl Slow {
    fn hold(&self, are_held: bool) {
        self.syncs.lock().unwrap().are_held = are_held;
        self.bell.notify_all();
    }

    fn wait_while(&self, holds: impl Fn(&Syncs) -> bool) {
        let syncs = self.syncs.lock().unwrap();
        drop(self.bell.wait_while(syncs, |syncs| holds(syncs)).unwrap());
    }

    fn take_time(&self) {
        self.syncs.lock().unwrap().waiting += 1;
        self.bell.notify_all();
        self.wait_while(|syncs| syncs.are_held);
        self.syncs.lock().unwrap().waiting -= 1;
    }
}

impl Disk for Slow {
    fn append(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let mut syncs = self.syncs.lock().unwrap();
        if std::mem::take(&mut syncs.writes_badly) {
            syncs.cannot_cut = true;
            Real.append(file, &bytes[..1])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        Real.append(file, bytes)
    }

    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        if self.syncs.lock().unwrap().cannot_cut {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Real.cut(file, length)
    }

    fn sync(&self, _file: &File) -> io::Result<()> {
        self.take_time();
        Ok(())
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        self.take_time();
        Ok(())
    }
}

/// What a program may get wrong.
#[derive(Clone, Copy, PartialEq)]
enum Mistake {
    None,
    /// Waits for the disk before there is anything to be seen.
    SyncsAtStart,
    /// Waits for the disk at each key.
    SyncsAtKeys,
    /// Waits for the disk when a question is left.
    SyncsWhenLeft,
}

/// What happens to the file while somebody types and no sync ends.
#[derive(Clone, Copy, PartialEq)]
enum Mishap {
    None,
    /// Somebody tidied up.
    IsGone,
    /// Nothing can be put behind what is there.
    CannotCut,
}

struct Kept {
    journal: Journal,
    mistake: Mistake,
}

impl World for Kept {
    fn obey(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Record(fact) => {
                self.journal.append(1, &fact);
                if self.mistake == Mistake::SyncsAtKeys {
                    self.journal.request_sync();
                    self.journal.settle();
                }
            }
            Effect::Sync => {
                self.journal.request_sync();
                if self.mistake == Mistake::SyncsWhenLeft {
                    self.journal.settle();
                }
            }
            Effect::File(_) | Effect::Deliver | Effect::Leave(_) => {}
        }
        None
    }

    fn hear(&mut self) -> Option<Event> {
        self.journal.tend();
        None
    }
}

fn survey() -> Arc<Survey> {
    let source = "format = 1\nid = 'small'\nversion = '1'\nlanguages = ['en']\n\
        title.en = 'Small'\n[privacy]\nmode = 'confidential'\n[[page]]\nid = 'page'\n\
        title.en = 'Page'\n[[page.question]]\nid = 'first'\nkind = 'text'\ntext.en = 'First?'\n\
        [[page.question]]\nid = 'second'\nkind = 'text'\ntext.en = 'Second?'\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("small.toml");
    fs::write(&file, source).unwrap();
    load(file.to_str().unwrap()).unwrap().survey
}

/// The terminal's side: form, session and what is drawn.
struct Sitting {
    form: Form,
    session: Session,
    world: Kept,
    backend: Backend<Vec<u8>>,
}

impl Sitting {
    /// Presses a key; returns the bytes that show what came of it.
    fn press(&mut self, key: Key) -> Vec<u8> {
        let _ = self.world.hear();
        let _ = self.form.press(&mut self.session, &mut self.world, key);
        self.backend.show(&self.form.draw(&self.session)).unwrap();
        std::mem::take(self.backend.out())
    }
}

/// Types, withdraws and goes back and forth while no sync ends. Returns how many keys were
/// drawn in that time.
fn type_on(slow: &Arc<Slow>, mishap: Mishap, mistake: Mistake, patience: Duration) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let home = || Home::on(folder.path(), Arc::clone(slow) as Arc<dyn Disk>).unwrap();
    let (own_home, home) = (home(), home());
    let (drawn, keys_drawn) = channel();
    slow.hold(true);
    let own = Arc::clone(slow);
    let path = folder.path().join(format!("journals/{ID}.journal"));
    let typist = thread::spawn(move || {
        let journal = own_home.create(opening()).unwrap();
        if mistake == Mistake::SyncsAtStart {
            journal.settle();
        }
        let mut sitting = Sitting {
            form: Form::new(
                (80, 24),
                Look {
                    theme: Theme::Auto,
                    glyphs: Glyphs::Unicode,
                    model: Model::Xterm,
                    mouse: false,
                },
            ),
            session: Session::new(survey(), State::default()),
            world: Kept { journal, mistake },
            backend: Backend::new(Vec::new(), (80, 24)),
        };
        drive(&mut sitting.session, &mut sitting.world, Event::Began);
        // The first question is begun, and its sync is under way from here on.
        sitting.press(Key::Enter);
        own.wait_while(|syncs| syncs.are_held && syncs.waiting == 0);
        for at in 0..KEYS {
            if at == MISHAP_AT {
                match mishap {
                    Mishap::None => {}
                    Mishap::IsGone => fs::remove_file(&path).unwrap(),
                    Mishap::CannotCut => own.syncs.lock().unwrap().writes_badly = true,
                }
            }
            let key = match at % 20 {
                17 => Key::Ctrl('u'),
                18 => Key::Tab,
                19 => Key::BackTab,
                _ => Key::Char('o'),
            };
            assert!(!sitting.press(key).is_empty(), "nothing was drawn");
            let _ = drawn.send(());
        }
        let place = sitting.session.position().place().cloned().unwrap();
        let entry = sitting.session.entry(&place).cloned();
        (sitting.world.journal, entry)
    });
    let mut count = 0;
    while count < KEYS {
        match keys_drawn.recv_timeout(patience) {
            Ok(()) => count += 1,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    let is_held = slow.syncs.lock().unwrap().are_held;
    assert!(is_held);
    let on_disk = home.look_at(ID).unwrap();
    slow.hold(false);
    let (mut journal, entry) = typist.join().unwrap();
    if mistake == Mistake::None {
        // What is drawn is in the file, though no sync has ended, or it is told that it is not.
        let is_kept = on_disk == *journal.folded();
        assert_eq!(is_kept, mishap != Mishap::CannotCut);
        assert_eq!(journal.trouble().is_none(), is_kept);
        assert!(entry.is_none_or(|entry| entry.is_blank()));
    }
    journal.close().unwrap();
    assert_eq!(home.look_at(ID).unwrap(), *journal.folded());
    count
}

#[test]
fn every_key_is_drawn_while_a_sync_lasts() {
    for mishap in [Mishap::None, Mishap::IsGone, Mishap::CannotCut] {
        let slow = Arc::new(Slow::default());
        assert_eq!(type_on(&slow, mishap, Mistake::None, PATIENCE), KEYS);
    }
}

#[test]
fn who_waits_for_the_disk_is_caught() {
    for mistake in [
        Mistake::SyncsAtStart,
        Mistake::SyncsAtKeys,
        Mistake::SyncsWhenLeft,
    ] {
        let slow = Arc::new(Slow::default());
        let count = type_on(&slow, Mishap::None, mistake, Duration::from_secs(1));
        assert!(count < KEYS, "nothing was noticed");
    }
}
