//! Why the question at hand is asked, said aloud.

use std::io;

use super::Talk;

impl Talk<'_> {
    /// Why the question here is asked, and why the next ones are not.
    pub(super) fn why(&mut self) -> io::Result<()> {
        let Some(place) = self.session.position().place().cloned() else {
            return self.say_id("line-why-nothing");
        };
        let skipped = self.session.skipped_after(&place);
        let asked = self.session.why(&place).into_iter();
        for why in asked.chain(skipped).collect::<Vec<_>>() {
            for line in self.session.why_in_words(&why, self.locale()) {
                self.console.say(&line)?;
            }
        }
        Ok(())
    }
}
