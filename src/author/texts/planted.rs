//! What is put into a definition is read once more: faults planted in the putting are seen.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Sent, TextsError, Wordings};
use crate::storage::surveys::find;

const SENT: Sent<'_> = Sent {
    file: "back.po",
    bytes: b"",
    force: false,
};

/// The reports on a definition into which the first text was put, `faulty` as it came out.
fn told(faulty: impl Fn(String) -> String) -> Result<(), String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts/walk.toml");
    let wordings = Wordings::open(find(path.to_str().unwrap()).unwrap()).unwrap();
    let language = wordings.target("nn").unwrap();
    let put = BTreeMap::from([(0, "Ein tur")]);
    let changed = wordings.changed(language, &put, SENT).unwrap();
    assert_ne!(changed, fs::read_to_string(&path).unwrap());
    match wordings.proofread(faulty(changed), (language, &put), SENT) {
        Ok(_) => Ok(()),
        Err(TextsError::Problems(problems)) => Err(problems[0].to_string()),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_wording_put_elsewhere_or_lost_is_not_written() {
    assert_eq!(told(|changed| changed), Ok(()));
    let lost = told(|changed| changed.replace("Ein tur", ""));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts/reports"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("cannot-write", lost.unwrap_err()));
    for (was, is) in [("Ein tur", "Ein  tur"), ("Gikk du alene?", "Gikk du?")] {
        let report = told(|changed| changed.replace(was, is)).unwrap_err();
        assert!(report.starts_with("error[cannot-write]"), "{report}");
    }
}
