//! Every read of a definition, of the lists beside it and of what is kept fails in every way,
//! once or from then on: one sentence names the file and says what to do, nothing changes on
//! the disk, and what is read afterwards is what stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::faulty::{FAULTS, Faulty, Lasts, Mistake, Plan};
use super::quick::Quick;
use super::{ID, opening, typed};
use crate::storage::disk::Disk;
use crate::storage::surveys::{Base, LoadError, Loaded};
use crate::storage::{Home, StorageError};

const HUT: &str = "format = 1\nid = 'hut'\nversion = '1'\nlanguages = ['en']\n\
    title = 'Huts'\nprivacy.mode = 'anonymous'\n[[page]]\nid = 'only'\ntitle = 'One'\n\
    [[page.question]]\nid = 'place'\nkind = 'lookup'\ntext = 'Where?'\n\
    list = { file = 'lists/places.csv', code = 'code', label = 'name' }\n";

const PLACES: &str = "code,name\n1,By the river\n2,In the wood\n3,On the fell\n4,By the sea\n";

/// A read, told as data; or each sentence that somebody is told instead.
type Read = Result<String, Vec<String>>;

/// Whoever reads, what they read, and the names of files that a sentence may be about.
struct Story {
    name: &'static str,
    read: fn(&Path, &Arc<Faulty>) -> Read,
    about: &'static [&'static str],
}

const STORIES: [Story; 6] = [
    Story {
        name: "a survey by its name",
        read: |folder, disk| survey(base(folder, disk).load("hut")),
        about: &["hut", "hut.toml", "lists/places.csv"],
    },
    Story {
        name: "a survey by its file, in two steps",
        read: |folder, disk| {
            let base = base(folder, disk);
            survey(base.find("hut.toml").and_then(|found| base.read(&found)))
        },
        about: &["hut.toml", "lists/places.csv"],
    },
    Story {
        name: "the surveys of a folder",
        read: |folder, disk| shelf(base(folder, disk)),
        about: &["", "hut.toml", "other.toml", "lists/places.csv"],
    },
    Story {
        name: "what is kept",
        read: kept,
        about: &["home", "home/journals", JOURNAL],
    },
    Story {
        name: "one draft",
        read: |folder, disk| {
            let home = home(folder, disk)?;
            let read = home.look_at(ID).map(|folded| format!("{folded:?}"));
            let carried = home.export(ID).map(|exported| format!("{exported:?}"));
            Ok(read.map_err(one)? + &carried.map_err(one)?)
        },
        about: &["home", "home/journals", JOURNAL],
    },
    Story {
        name: "what is known of an endpoint",
        read: |folder, disk| {
            let known = home(folder, disk)?.targets().get("https://svar.example");
            known.map(|known| format!("{known:?}")).map_err(one)
        },
        about: &["home", "home/journals", "home/targets.json"],
    },
];

const JOURNAL: &str = "home/journals/5a0c1c9e-7d5e-4b58-9a53-0f1f0c6c2f10.journal";

fn base<'a>(folder: &'a Path, disk: &'a Arc<Faulty>) -> Base<'a> {
    let disk: &dyn Disk = &**disk;
    Base { folder, disk }
}

fn home(folder: &Path, disk: &Arc<Faulty>) -> Result<Home, Vec<String>> {
    Home::on(&folder.join("home"), Arc::clone(disk) as Arc<dyn Disk>).map_err(one)
}

#[expect(clippy::needless_pass_by_value, reason = "handed on by map_err")]
fn one(error: StorageError) -> Vec<String> {
    vec![error.to_string()]
}

fn survey(read: Result<Loaded, LoadError>) -> Read {
    match read {
        Ok(loaded) => Ok(format!("{} {}", loaded.survey.id, loaded.survey.digest)),
        Err(LoadError::NotFound(why) | LoadError::Unreadable(why)) => {
            Err(vec![why.english().to_string()])
        }
        Err(LoadError::Problems(problems)) => {
            let told = problems.iter().map(|problem| {
                let help = problem.help.iter().map(ToString::to_string);
                let help: String = help.collect();
                format!("{} {help}", problem.what)
            });
            Err(told.collect())
        }
    }
}

/// All that a folder shows; where a part cannot be read, the rest must be there.
fn shelf(base: Base<'_>) -> Read {
    let (mut sound, mut told) = (Vec::new(), Vec::new());
    for (_, read) in base.surveys() {
        match survey(read) {
            Ok(survey) => sound.push(survey),
            Err(sentences) => told.extend(sentences),
        }
    }
    if told.is_empty() {
        Ok(sound.join("\n"))
    } else {
        Err(told)
    }
}

fn kept(folder: &Path, disk: &Arc<Faulty>) -> Read {
    let journals = home(folder, disk)?.journals().map_err(one)?;
    let (mut listed, mut told) = (Vec::new(), Vec::new());
    for journal in journals {
        match journal {
            Ok(journal) => listed.push(format!("{} {}", journal.id, journal.answered)),
            Err(unreadable) => told.push(unreadable.why.to_string()),
        }
    }
    if told.is_empty() {
        Ok(listed.join("\n"))
    } else {
        Err(told)
    }
}

/// A folder with two surveys, the list of both, a file that is none, a draft and an endpoint.
fn scenery() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("lists")).unwrap();
    fs::write(path("lists/places.csv"), PLACES).unwrap();
    fs::write(path("hut.toml"), HUT).unwrap();
    fs::write(path("other.toml"), HUT.replace("'hut'", "'other'")).unwrap();
    fs::write(path("notes.txt"), "no survey").unwrap();
    let home = Home::on(&path("home"), Arc::new(Quick)).unwrap();
    let mut journal = home.create(opening()).unwrap();
    journal.append(1, &typed("seen", "a heron"));
    home.targets().defer("https://svar.example", 7, 1).unwrap();
    folder
}

/// Everything below a folder: its bytes, and when they were written.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything(&path));
        } else {
            let written = fs::metadata(&path).unwrap().modified().unwrap();
            found.insert(path.clone(), (fs::read(&path).unwrap(), written));
        }
    }
    found
}

/// What is wrong with the sentences that somebody is told, if anything is.
fn misspoken(told: &[String], folder: &Path, about: &[&str]) -> Option<&'static str> {
    let below = about.iter().map(|name| folder.join(name));
    let below = below.map(|path| path.display().to_string());
    let mut names: Vec<String> = below
        .map(|path| path.trim_end_matches('/').into())
        .collect();
    names.extend(about.iter().map(|name| format!("`{name}`")));
    let is_about = |told: &str| {
        let first = told.split(['.', ':']).next().unwrap_or_default();
        names.iter().any(|name| {
            told.starts_with(&format!("{name} cannot be read: "))
                || told.starts_with(&format!("The folder {name} cannot be used: "))
                || told.starts_with(&format!("The list {name} cannot be read: "))
        }) && !first.contains('\n')
    };
    let what_to_do = [
        "Put that right and try again.",
        "Name another one with --home.",
        "See to it that the file is there, under exactly this name, and may be read; it is looked for beside the definition.",
    ];
    if told.is_empty() {
        Some("nothing is told")
    } else if !told.iter().all(|told| is_about(told)) {
        Some("the file is not named")
    } else if !told
        .iter()
        .all(|told| what_to_do.iter().any(|advice| told.ends_with(advice)))
    {
        Some("not told what to do")
    } else if told.iter().collect::<BTreeSet<_>>().len() < told.len() {
        Some("told twice")
    } else {
        None
    }
}

/// What comes of a story in which one call fails.
fn case(story: &Story, folder: &Path, disk: &Arc<Faulty>, sound: &str) -> Result<(), String> {
    let before = everything(folder);
    let read = (story.read)(folder, disk);
    if everything(folder) != before {
        return Err("something was changed on the disk".to_owned());
    }
    match read {
        // A call may fail without harm, where what it asked for is looked for elsewhere too.
        Ok(read) if read == sound => {}
        Ok(_) => return Err("taken for something else".to_owned()),
        Err(told) => {
            // One file stands beside two surveys: then each of them says so.
            let mut once = told.clone();
            once.dedup();
            if let Some(wrong) = misspoken(&once, folder, story.about) {
                return Err(format!("{wrong}: {told:?}"));
            }
        }
    }
    disk.mend();
    let again = (story.read)(folder, disk);
    if again.as_deref() != Ok(sound) {
        return Err("not read though the disk is mended".to_owned());
    }
    Ok(())
}

/// How many cases there were, and what went wrong in them.
fn wrongs(mistake: Mistake) -> (usize, BTreeMap<String, String>) {
    let folder = scenery();
    let (mut cases, mut wrongs, mut names) = (0, BTreeMap::new(), BTreeSet::new());
    for story in &STORIES {
        let sound = Faulty::new(None, mistake);
        let read = (story.read)(folder.path(), &sound).unwrap();
        let calls = sound.calls().names.clone();
        names.extend(calls.iter().copied());
        for (at, call) in calls.iter().enumerate() {
            for fault in FAULTS {
                for lasts in [Lasts::Once, Lasts::FromThenOn] {
                    let plan = Plan { at, fault, lasts };
                    cases += 1;
                    let disk = Faulty::new(Some(plan), mistake);
                    if let Err(wrong) = case(story, folder.path(), &disk, &read) {
                        let case = format!("{}: {call} {plan:?}", story.name);
                        wrongs.entry(wrong).or_insert(case);
                    }
                }
            }
        }
    }
    for call in ["look", "modified", "names", "open_to_read", "take"] {
        assert!(names.contains(call), "no story has a call to {call}");
    }
    (cases, wrongs)
}

#[test]
fn whatever_read_fails_it_is_told_and_nothing_else_is_read_instead() {
    let (cases, wrongs) = wrongs(Mistake::None);
    assert_eq!(wrongs, BTreeMap::new());
    assert!(cases > 300, "{cases}");
}

#[test]
fn planted_mistakes_with_failing_reads_are_caught() {
    for (mistake, wrong) in [
        (Mistake::TakesPartForAll, "taken for something else"),
        (Mistake::TakesDeniedForAbsent, "the file is not named"),
        (Mistake::PutsACopyAside, "something was changed on the disk"),
    ] {
        let (_, wrongs) = wrongs(mistake);
        let is_caught = wrongs.keys().any(|found| found.starts_with(wrong));
        assert!(is_caught, "{mistake:?}: {wrongs:?}");
    }
}
