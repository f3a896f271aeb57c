//! `svar schema`: the definition format as a JSON Schema, for editors.

use super::Errand;
use crate::output::Ending;
use crate::survey::SCHEMA;

/// A document for programs either way, so `--json` changes nothing.
pub(super) fn run(errand: &Errand<'_>) -> Ending {
    errand.output.bytes(SCHEMA.trim_end().as_bytes());
    Ending::Done
}
