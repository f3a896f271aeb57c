//! The tools of those who write the questions, as they are run and as they are read.

#![cfg(feature = "author")]

mod beginning;
mod comparing;
mod older;
mod printing;
mod releasing;
mod scenery;
mod walk;
mod ways;
