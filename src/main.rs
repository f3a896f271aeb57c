//! svar
fn main() {}
