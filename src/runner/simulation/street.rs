//! What lies between the clients and the collector, and does what it likes with all that
//! passes.

use std::cell::Cell;
use std::io::{Read as _, Write as _};
use std::panic::resume_unwind;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use super::random::Random;
use super::{MINUTE_MS, Plant};
use crate::collector::rehearsal::{Fate, Heard, Rehearsal, Said};
use crate::delivery::{Answer, Failure, NoConnection, Request, Road};

/// The world outside the clients, as far as they can notice.
pub(super) struct Street<'w> {
    pub(super) random: Random,
    pub(super) now_ms: &'w Cell<u64>,
    pub(super) collector: Rehearsal,
    pub(super) plant: Option<Plant>,
    /// In so many of a hundred requests something goes wrong; never in a calm world.
    pub(super) mischief_percent: u64,
    /// Until when all requests of a client meet a portal, and which one.
    portal: Option<(u64, u16)>,
    /// On the way for longer than their senders have waited.
    late: Vec<(u64, Heard)>,
    /// What the collector said to somebody.
    overheard: Vec<Answer>,
    /// The last answer that the present client has had.
    pub(super) last_status: Option<(bool, u16)>,
    pub(super) asked: usize,
    /// How many responses somebody else than the collector was sent to on purpose.
    pub(super) strangers_told: usize,
}

/// A process is gone, with all that it had in memory.
pub(super) struct Killed;

/// What may become of one request.
#[derive(Clone, Copy, Debug)]
enum Mischief {
    NoConnection,
    LostOnTheWay,
    Late,
    CutOnTheWay,
    Altered,
    Doubled,
    DoubledLater,
    CollectorDies(Fate),
    /// The process that asks is gone, before or after its request has arrived.
    SenderDies,
    SenderDiesLater,
    AnswerLost,
    AnswerCut,
    /// Cut, and whatever passes it on says that this was all.
    AnswerCutUnnoticed,
    SomebodyElsesAnswer,
    Gateway(u16),
    PortalBegins(u16),
}

const MISCHIEF: [Mischief; 24] = [
    Mischief::NoConnection,
    Mischief::LostOnTheWay,
    Mischief::Late,
    Mischief::CutOnTheWay,
    Mischief::Altered,
    Mischief::Doubled,
    Mischief::DoubledLater,
    Mischief::CollectorDies(Fate::DiesBeforeCommit),
    Mischief::CollectorDies(Fate::DiesBeforeReply),
    Mischief::SenderDies,
    Mischief::SenderDiesLater,
    Mischief::AnswerLost,
    Mischief::AnswerLost,
    Mischief::AnswerCut,
    Mischief::AnswerCutUnnoticed,
    Mischief::SomebodyElsesAnswer,
    Mischief::Gateway(429),
    Mischief::Gateway(500),
    Mischief::Gateway(502),
    Mischief::Gateway(503),
    Mischief::PortalBegins(200),
    Mischief::PortalBegins(302),
    Mischief::PortalBegins(307),
    Mischief::PortalBegins(511),
];

/// Wishes that no sane server has.
const RETRY_AFTER: [Option<&str>; 9] = [
    None,
    Some("0"),
    Some("7"),
    Some("-5"),
    Some("soon"),
    Some("99999999999999999999999"),
    Some("31536000"),
    Some("Fri, 31 Dec 9999 23:59:59 GMT"),
    Some("Sun, 31 Feb 1994 08:49:37 GMT"),
];

const OVERHEARD_MAX: usize = 8;

impl<'w> Street<'w> {
    pub(super) fn new(random: Random, now_ms: &'w Cell<u64>, collector: Rehearsal) -> Self {
        Self {
            random,
            now_ms,
            collector,
            plant: None,
            mischief_percent: 0,
            portal: None,
            late: Vec::new(),
            overheard: Vec::new(),
            last_status: None,
            asked: 0,
            strangers_told: 0,
        }
    }

    fn pass(&self, ms: u64) {
        self.now_ms.set(self.now_ms.get() + ms);
    }

    /// Serves requests together with those that arrive late just now; only of the first
    /// the answer is wanted.
    fn serve(&mut self, mut heard: Vec<Heard>, fate: Fate) -> Option<Answer> {
        let now_ms = self.now_ms.get();
        let wanted = !heard.is_empty();
        let is_due = |late: &(u64, Heard)| late.0 <= now_ms;
        let (due, later) = std::mem::take(&mut self.late).into_iter().partition(is_due);
        self.late = later;
        let due: Vec<_> = due;
        heard.extend(due.into_iter().map(|(_, heard)| heard));
        if heard.is_empty() {
            return None;
        }
        let said = self.collector.serve(heard, fate);
        let first = said.into_iter().next().flatten().filter(|_| wanted)?;
        let answer = answer(first);
        self.overheard.push(answer.clone());
        if self.overheard.len() > OVERHEARD_MAX {
            self.overheard.remove(0);
        }
        Some(answer)
    }

    /// All that is still on its way arrives.
    pub(super) fn empty(&mut self) {
        for late in &mut self.late {
            late.0 = 0;
        }
        self.serve(Vec::new(), Fate::Lives);
    }

    fn go_wrong(&mut self, mischief: Mischief, heard: Heard) -> Result<Answer, Failure> {
        let plainly = |street: &mut Self, all| street.serve(all, Fate::Lives);
        match mischief {
            Mischief::NoConnection => return Err(failure(NoConnection::NoWay, true)),
            Mischief::LostOnTheWay => return Err(self.silence()),
            Mischief::Late => {
                let delay_ms = 1_000 + self.random.below(20 * MINUTE_MS);
                self.late.push((self.now_ms.get() + delay_ms, heard));
                return Err(self.silence());
            }
            Mischief::CutOnTheWay => {
                let mut cut = heard;
                cut.body.truncate(self.random.place(cut.body.len() + 1));
                cut.breaks_off = true;
                plainly(self, vec![cut]);
                return Err(failure(NoConnection::Broken, false));
            }
            Mischief::Altered => {
                let altered = altered(heard);
                return self.or_broken(vec![altered], Fate::Lives);
            }
            Mischief::Doubled => {
                return self.or_broken(vec![heard.clone(), heard], Fate::Lives);
            }
            Mischief::DoubledLater => {
                let delay_ms = self.random.below(10 * MINUTE_MS);
                self.late
                    .push((self.now_ms.get() + delay_ms, heard.clone()));
                return self.or_broken(vec![heard], Fate::Lives);
            }
            Mischief::CollectorDies(fate) => return self.or_broken(vec![heard], fate),
            Mischief::SenderDies => resume_unwind(Box::new(Killed)),
            Mischief::SenderDiesLater => {
                plainly(self, vec![heard]);
                resume_unwind(Box::new(Killed));
            }
            Mischief::AnswerLost => {
                plainly(self, vec![heard]);
                return Err(self.silence());
            }
            Mischief::AnswerCut => {
                plainly(self, vec![heard]);
                return Err(failure(NoConnection::Broken, false));
            }
            Mischief::AnswerCutUnnoticed => {
                let mut answer = self.or_broken(vec![heard], Fate::Lives)?;
                if let Some(body) = &mut answer.body {
                    body.truncate(self.random.place(body.len() + 1));
                }
                return Ok(answer);
            }
            Mischief::SomebodyElsesAnswer if !self.overheard.is_empty() => {
                plainly(self, vec![heard]);
                let at = self.random.place(self.overheard.len());
                return Ok(self.overheard.remove(at));
            }
            Mischief::SomebodyElsesAnswer => {}
            Mischief::Gateway(status) => {
                let mut page = page(status);
                page.retry_after = self.random.one_of(&RETRY_AFTER).map(str::to_owned);
                page.date = Some("Sun, 06 Nov 1994 08:49:37 GMT".to_owned());
                return Ok(page);
            }
            Mischief::PortalBegins(status) => {
                let until_ms = self.now_ms.get() + self.random.below(5 * MINUTE_MS);
                self.portal = Some((until_ms, status));
                return Ok(self.portal(status, &heard));
            }
        }
        self.or_broken(vec![heard], Fate::Lives)
    }

    fn or_broken(&mut self, heard: Vec<Heard>, fate: Fate) -> Result<Answer, Failure> {
        let answer = self.serve(heard, fate);
        answer.ok_or(failure(NoConnection::Broken, false))
    }

    fn silence(&self) -> Failure {
        self.pass(MINUTE_MS);
        failure(NoConnection::TimedOut, false)
    }

    fn portal(&mut self, status: u16, heard: &Heard) -> Answer {
        // A road that follows redirects takes the body along (307) and finds a page.
        if self.plant == Some(Plant::FollowsRedirects) && matches!(status, 302 | 307) {
            self.strangers_told += usize::from(status == 307 && !heard.body.is_empty());
            return page(200);
        }
        page(status)
    }
}

impl Road for &mut Street<'_> {
    fn ask(&mut self, request: &Request<'_>) -> Result<Answer, Failure> {
        self.asked += 1;
        let latency_ms = 10 + self.random.below(500);
        self.pass(latency_ms);
        let heard = heard(request);
        let sends = request.load().is_some();
        let now_ms = self.now_ms.get();
        self.portal = self.portal.filter(|(until_ms, _)| *until_ms > now_ms);
        let percent = self.mischief_percent;
        let met = match self.portal {
            Some((_, status)) if percent > 0 => Ok(self.portal(status, &heard)),
            _ if self.random.percent(percent) => {
                let mischief = self.random.one_of(&MISCHIEF);
                self.go_wrong(mischief, heard)
            }
            _ => self.or_broken(vec![heard], Fate::Lives),
        };
        self.last_status = met.as_ref().ok().map(|answer| (sends, answer.status));
        met
    }
}

/// One digit of the answers is another one, however they were packed.
fn altered(mut heard: Heard) -> Heard {
    let is_gzip = heard
        .fields
        .iter()
        .any(|(name, _)| name == "Content-Encoding");
    let mut bytes = heard.body;
    if is_gzip {
        let mut unpacked = Vec::new();
        GzDecoder::new(&bytes[..])
            .read_to_end(&mut unpacked)
            .unwrap();
        bytes = unpacked;
    }
    // In the answer itself, so that what comes of it is a response still.
    let marked = bytes.windows(6).position(|six| six == b"token-");
    if let Some(at) = marked {
        bytes[at + 6] = if bytes[at + 6] == b'9' { b'8' } else { b'9' };
    }
    if is_gzip {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&bytes).unwrap();
        bytes = encoder.finish().unwrap();
    }
    heard.body = bytes;
    heard
}

fn heard(request: &Request<'_>) -> Heard {
    let fields = request.fields().into_iter();
    let load = request.load();
    Heard {
        method: if load.is_some() { "PUT" } else { "GET" },
        path: request.url().path().to_owned(),
        fields: fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        body: load.map_or_else(Vec::new, |load| load.bytes.clone()),
        breaks_off: false,
    }
}

fn answer(said: Said) -> Answer {
    Answer {
        status: said.status,
        media_type: said.media_type,
        location: None,
        retry_after: said.retry_after,
        date: None,
        body: Some(said.body),
    }
}

fn page(status: u16) -> Answer {
    let body = match status {
        302 | 307 => "",
        _ => "<html>Welcome</html>",
    };
    Answer {
        status,
        media_type: Some("text/html".to_owned()),
        location: Some("http://login.example/".to_owned()),
        retry_after: None,
        date: None,
        body: Some(body.as_bytes().to_vec()),
    }
}

fn failure(why: NoConnection, nothing_sent: bool) -> Failure {
    Failure { why, nothing_sent }
}
