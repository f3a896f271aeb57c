//! What keeps a collector from starting or storing, and what it says then.

use std::path::Path;

use svar::collector::{CollectorError, StoreAddress, stored};
use svar::wire::ProblemType;
use tempfile::TempDir;

use crate::common::with_questions;
use crate::http::{get, path, put};
use crate::scenery::{LOG, collector, options, refused, response, tour};

#[test]
fn a_store_that_fails_means_later_and_never_a_receipt() {
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    let file = folder.path().join("responses.db");
    sabotage(
        &file,
        "CREATE TRIGGER full BEFORE INSERT ON responses BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    let answer = put(running.address(), &good);
    assert_eq!(answer.kind(), Some(ProblemType::Busy));
    assert!(answer.head.contains("retry-after: "), "{answer:?}");
    assert_eq!(get(running.address(), &path("tour", &good.id)).status, 404);
    sabotage(&file, "DROP TRIGGER full");
    assert_eq!(put(running.address(), &good).receipt().sequence, 1);
    running.stop();
    let log = LOG.lock().unwrap();
    assert!(log.contains("the store fails: "), "{log}");
    assert!(
        !log.contains("ekstra sokker") && !log.contains("Kikkert"),
        "{log}"
    );
}

/// Does to a store what another program might.
fn sabotage(file: &Path, statement: &'static str) {
    use sqlx::{ConnectOptions as _, Connection as _};
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file);
        let mut connection = options.connect().await.unwrap();
        sqlx::raw_sql(statement)
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    });
}

#[test]
fn each_hindrance_at_the_start_is_one_sentence_with_a_way_out() {
    let tiny = with_questions("[[page.question]]\nid = 'age'\nkind = 'integer'\ntext = 'Age?'");
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&tiny]);
    let told = |error: CollectorError| {
        let folder = folder.path().to_str().unwrap();
        error.to_string().replace(folder, "HOME")
    };
    let in_use = told(refused(options(folder.path(), &[])));
    assert_eq!(
        in_use,
        "The store HOME/responses.db is in use by another collector. Stop that one first, or choose another store."
    );
    let mut same_port = options(TempDir::new().unwrap().path(), &[]);
    same_port.listen = running.address();
    let said = told(refused(same_port));
    assert!(
        said.ends_with("is in use. Stop what listens there, or choose another port."),
        "{said}"
    );
    put(running.address(), &response(&tiny, &[])).receipt();
    running.stop();

    let key = folder.path().join("responses.db.key");
    let secret = std::fs::read(&key).unwrap();
    std::fs::write(&key, &secret[..31]).unwrap();
    assert!(matches!(
        refused(options(folder.path(), &[])),
        CollectorError::KeyDamaged { .. }
    ));
    std::fs::remove_file(&key).unwrap();
    assert!(matches!(
        refused(options(folder.path(), &[])),
        CollectorError::KeyMissing { .. }
    ));
    std::fs::write(&key, &secret).unwrap();
    collector(folder.path(), &[]).stop();

    let nowhere = options(&folder.path().join("nowhere"), &[]);
    assert!(matches!(
        refused(nowhere),
        CollectorError::Unwritable { .. }
    ));
    let other = folder.path().join("letter.txt");
    std::fs::write(&other, "Dear reader, this is no database at all.").unwrap();
    let mut letter = options(folder.path(), &[]);
    letter.store = StoreAddress::file(&other).unwrap();
    assert_eq!(
        told(stored(&letter.store, None, None).unwrap_err()),
        "HOME/letter.txt is not a store of responses. Choose another file, which will be made."
    );
    assert!(matches!(refused(letter), CollectorError::NotAStore { .. }));
    assert!(!folder.path().join("letter.txt.key").exists());
    let absent = StoreAddress::file(&folder.path().join("absent.db")).unwrap();
    assert!(matches!(
        stored(&absent, None, None),
        Err(CollectorError::NoStore { .. })
    ));
}

#[cfg(unix)]
#[test]
fn only_this_account_can_read_store_and_key() {
    use std::os::unix::fs::PermissionsExt as _;
    let (survey, good) = tour();
    let folder = TempDir::new().unwrap();
    let running = collector(folder.path(), &[&survey]);
    put(running.address(), &good).receipt();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{:?}", file.path());
    }
    running.stop();
}
