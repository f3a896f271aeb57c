//! How long an overloaded server asks its clients to wait (RFC 9110, 10.2.3).

use std::time::Duration;

use httpdate::parse_http_date;

/// No server can silence us for longer.
const WAIT_MAX: Duration = Duration::from_hours(24);

/// Reads `Retry-After`: seconds, or a date. A date is measured from the answer's own
/// `Date`, because this machine's clock may be wrong. Nonsense is no wish at all.
pub(super) fn retry_after(retry_after: &str, date: Option<&str>) -> Option<Duration> {
    let written = retry_after.trim();
    let wait = if written.bytes().all(|byte| byte.is_ascii_digit()) {
        Duration::from_secs(written.parse().ok()?)
    } else {
        let (then, now) = (parse_http_date(written), parse_http_date(date?.trim()));
        then.ok()?.duration_since(now.ok()?).ok()?
    };
    Some(wait.min(WAIT_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Option<&str> = Some("Sun, 06 Nov 1994 08:49:37 GMT");

    #[test]
    fn seconds_and_dates_are_read_and_nonsense_is_not() {
        for (written, expected) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("999999999", Some(86_400)),
            ("99999999999999999999999", None),
            ("Sun, 06 Nov 1994 08:50:37 GMT", Some(60)),
            ("Sunday, 06-Nov-94 08:50:37 GMT", Some(60)),
            ("Sun Nov  6 08:50:37 1994", Some(60)),
            ("Sun, 06 Nov 2044 08:50:37 GMT", Some(86_400)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", None),
            ("soon", None),
            ("-5", None),
            ("1.5", None),
            ("", None),
            ("Sun, 31 Feb 1994 08:49:37 GMT", None),
        ] {
            let found = retry_after(written, DATE);
            assert_eq!(found, expected.map(Duration::from_secs), "{written}");
        }
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:50:37 GMT", None), None);
    }
}
