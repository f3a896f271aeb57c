//! What authors are told: exact sentences, where they point, and what to do.
use super::*;
