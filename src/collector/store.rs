//! The store: one row for each response, kept for ever, in `SQLite`.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteRow, SqliteSynchronous,
};
use sqlx::{ConnectOptions as _, Connection as _, Row as _};

use super::error::{name, words};
use super::{CollectorError, StoreAddress, Stored, private};
use crate::plain::Plain;
use crate::wire::{Digest, Receipt, json};

/// "svar" in ASCII: tells our stores from other people's databases.
const APPLICATION_ID: i64 = 0x7376_6172;
const SCHEMA_VERSION: i64 = 1;
const SCHEMA: &str = "
    CREATE TABLE responses (
        id TEXT PRIMARY KEY NOT NULL,
        survey TEXT NOT NULL,
        version TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        received TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        document BLOB NOT NULL,
        receipt TEXT NOT NULL,
        UNIQUE (survey, sequence)
    ) STRICT;
    PRAGMA application_id = 1937138034;
    PRAGMA user_version = 1;";

/// How long one statement waits for another process that has the store.
const BUSY_MAX: Duration = Duration::from_secs(5);
const READERS_MAX: u32 = 4;

/// Looks responses up, beside the one connection that writes.
#[derive(Clone)]
pub(super) struct Store(SqlitePool);

/// What is known of a stored response without reading it.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) survey: String,
    pub(super) digest: Digest,
    pub(super) receipt: Receipt,
}

/// What is wrong with a store that was in order when it was opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum StoreError {
    #[error("the store fails: {0}")]
    Fails(#[from] sqlx::Error),
    #[error("the store holds a row that is not ours")]
    Row,
}

/// A store that is ready: to be looked up in and to be written to.
pub(super) struct Opened {
    pub(super) store: Store,
    pub(super) writer: SqliteConnection,
    pub(super) is_empty: bool,
}

/// Refuses a file that is something else, before anything is made beside it.
pub(super) fn recognize(file: &Path) -> Result<(), CollectorError> {
    const MAGIC: &[u8; 16] = b"SQLite format 3\0";
    let mut head = Vec::new();
    let Ok(found) = File::open(file) else {
        return Ok(()); // Not there yet, or not to be read: opening it will tell.
    };
    let read = found.take(MAGIC.len() as u64).read_to_end(&mut head);
    if read.is_ok() && !head.is_empty() && head != MAGIC {
        return Err(CollectorError::NotAStore { file: name(file) });
    }
    Ok(())
}

/// Opens a store to write to, making it where it is not there.
pub(super) async fn open(address: &StoreAddress) -> Result<Opened, CollectorError> {
    let file = address.path();
    private::open(file).map_err(|error| CollectorError::unwritable(file, error))?;
    let options = options(file)
        .journal_mode(SqliteJournalMode::Wal)
        // Every commit reaches the disk before a receipt is given.
        .synchronous(SqliteSynchronous::Full);
    let fault = |error: sqlx::Error| fault(file, &error);
    let mut writer = options.connect().await.map_err(fault)?;
    if is_blank(&mut writer).await.map_err(fault)? {
        let mut made = writer.begin_with("BEGIN IMMEDIATE").await.map_err(fault)?;
        sqlx::raw_sql(SCHEMA)
            .execute(&mut *made)
            .await
            .map_err(fault)?;
        made.commit().await.map_err(fault)?;
    }
    check(&mut writer, file).await?;
    let any = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM responses)");
    let any: bool = any.fetch_one(&mut writer).await.map_err(fault)?;
    let pool = SqlitePoolOptions::new()
        .max_connections(READERS_MAX)
        .acquire_timeout(BUSY_MAX)
        .connect_lazy_with(options);
    Ok(Opened {
        store: Store(pool),
        writer,
        is_empty: !any,
    })
}

/// What [`super::stored`] gives.
pub(super) async fn list(
    address: &StoreAddress,
    survey: Option<&str>,
    id: Option<&str>,
) -> Result<Vec<Stored>, CollectorError> {
    let file = address.path();
    if !file.exists() {
        return Err(CollectorError::NoStore { file: name(file) });
    }
    recognize(file)?;
    let fault = |error: sqlx::Error| fault(file, &error);
    let mut reader = options(file)
        .read_only(true)
        .connect()
        .await
        .map_err(fault)?;
    check(&mut reader, file).await?;
    let rows = sqlx::query(
        "SELECT receipt, document FROM responses
         WHERE survey = coalesce(?1, survey) AND id = coalesce(?2, id)
         ORDER BY survey, sequence",
    );
    let rows = rows.bind(survey).bind(id).fetch_all(&mut reader).await;
    let rows = rows.map_err(fault)?;
    reader.close().await.map_err(fault)?;
    let damaged = |why| CollectorError::StoreDamaged {
        file: name(file),
        why: Plain::line(why),
    };
    rows.iter()
        .map(|row| stored(row).map_err(|_| damaged("it holds a row that is not ours")))
        .collect()
}

fn stored(row: &SqliteRow) -> Result<Stored, StoreError> {
    Ok(Stored {
        receipt: receipt(row, "receipt")?,
        document: row.try_get("document")?,
    })
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(BUSY_MAX)
        .disable_statement_logging()
}

/// Whether nothing was ever made in this file.
async fn is_blank(writer: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let made = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sqlite_schema)");
    let made: bool = made.fetch_one(writer).await?;
    Ok(!made)
}

/// Refuses what is no store of ours, or is one from a later version.
async fn check(connection: &mut SqliteConnection, file: &Path) -> Result<(), CollectorError> {
    let fault = |error: sqlx::Error| fault(file, &error);
    let id = sqlx::query_scalar("PRAGMA application_id");
    let id: i64 = id.fetch_one(&mut *connection).await.map_err(fault)?;
    let version = sqlx::query_scalar("PRAGMA user_version");
    let version: i64 = version.fetch_one(&mut *connection).await.map_err(fault)?;
    match (id, version) {
        (APPLICATION_ID, SCHEMA_VERSION) => Ok(()),
        (APPLICATION_ID, later) if later > SCHEMA_VERSION => {
            Err(CollectorError::NewerStore { file: name(file) })
        }
        _ => Err(CollectorError::NotAStore { file: name(file) }),
    }
}

/// An error while opening, in words for the operator.
fn fault(file: &Path, error: &sqlx::Error) -> CollectorError {
    const NOT_A_DATABASE: &str = "26";
    const BUSY: &str = "5";
    const CANNOT_OPEN: &str = "14";
    const READ_ONLY: &str = "8";
    let told = error.as_database_error();
    let code = told.and_then(sqlx::error::DatabaseError::code);
    let why = told.map_or_else(|| words(error), |told| Plain::line(told.message()));
    let file = name(file);
    match code.as_deref() {
        Some(NOT_A_DATABASE) => CollectorError::NotAStore { file },
        Some(BUSY) => CollectorError::StoreInUse { file },
        Some(CANNOT_OPEN | READ_ONLY) => CollectorError::Unwritable { file, why },
        _ => CollectorError::StoreDamaged { file, why },
    }
}

impl Store {
    pub(super) async fn find(&self, id: &str) -> Result<Option<Kept>, StoreError> {
        let mut connection = self.0.acquire().await?;
        find(&mut connection, id).await
    }

    pub(super) async fn close(self) {
        self.0.close().await;
    }
}

/// Looks one response up, inside a transaction or not.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    id: &str,
) -> Result<Option<Kept>, StoreError> {
    let found = sqlx::query("SELECT survey, sha256, receipt FROM responses WHERE id = ?");
    let Some(row) = found.bind(id).fetch_optional(connection).await? else {
        return Ok(None);
    };
    let digest: String = row.try_get("sha256")?;
    Ok(Some(Kept {
        survey: row.try_get("survey")?,
        digest: Digest::try_from(digest).map_err(|_| StoreError::Row)?,
        receipt: receipt(&row, "receipt")?,
    }))
}

fn receipt(row: &SqliteRow, column: &str) -> Result<Receipt, StoreError> {
    let written: String = row.try_get(column)?;
    json::read(written.as_bytes()).map_err(|_| StoreError::Row)
}

/// The number of the last response of a survey; 0 where there is none.
pub(super) async fn last_sequence(
    connection: &mut SqliteConnection,
    survey: &str,
) -> Result<u64, StoreError> {
    let last = "SELECT coalesce(max(sequence), 0) FROM responses WHERE survey = ?";
    let last = sqlx::query_scalar(last).bind(survey);
    let last: i64 = last.fetch_one(connection).await?;
    u64::try_from(last).map_err(|_| StoreError::Row)
}

/// Adds the row of a new response.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    receipt: &Receipt,
    document: &[u8],
) -> Result<(), StoreError> {
    let number = |number: u64| i64::try_from(number).map_err(|_| StoreError::Row);
    let row = sqlx::query(
        "INSERT INTO responses
         (id, survey, version, sha256, size, received, sequence, document, receipt)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    row.bind(&receipt.id)
        .bind(&receipt.survey)
        .bind(&receipt.version)
        .bind(receipt.sha256.to_string())
        .bind(number(receipt.size_bytes)?)
        .bind(&receipt.received)
        .bind(number(receipt.sequence)?)
        .bind(document)
        .bind(json::line(receipt))
        .execute(connection)
        .await?;
    Ok(())
}
