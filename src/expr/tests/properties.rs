//! What holds for every condition, also for hostile ones.
use super::*;
