//! RFC 3339 as EIP-4361 asks for it.

use jiff::Timestamp;

/// A `date-time` of RFC 3339: `2026-07-29T17:32:34.000Z`, `2026-07-29T19:32:34+02:00`. The library accepts more forms of
/// ISO 8601 than the RFC; they are refused here.
pub(crate) fn rfc3339(text: &str) -> Option<Timestamp> {
    has_shape(text.as_bytes()).then(|| text.parse().ok())?
}

/// `dddd-dd-ddTdd:dd:dd[.d+](Z|±dd:dd)`
fn has_shape(text: &[u8]) -> bool {
    let Some((head, mut rest)) = text.split_at_checked(19) else { return false };
    let fits = |(pattern, byte): (&u8, &u8)| match pattern {
        b'd' => byte.is_ascii_digit(),
        other => byte.eq_ignore_ascii_case(other),
    };
    let matches =
        |pattern: &[u8], text: &[u8]| pattern.len() == text.len() && pattern.iter().zip(text).all(fits);
    if !matches(b"dddd-dd-ddTdd:dd:dd", head) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix(b".") {
        let digits = fraction.iter().take_while(|it| it.is_ascii_digit()).count();
        if digits == 0 {
            return false;
        }
        rest = fraction.get(digits..).unwrap_or_default();
    }
    matches(b"Z", rest) || matches(b"+dd:dd", rest) || matches(b"-dd:dd", rest)
}

#[cfg(test)]
mod tests {
    use super::rfc3339;

    #[test]
    fn only_rfc_3339_is_read() {
        for good in [
            "2021-09-30T16:25:24Z",
            "2021-09-30T16:25:24.000Z",
            "2021-09-30t16:25:24z",
            "2024-02-29T00:00:00Z",
        ] {
            assert!(rfc3339(good).is_some(), "{good}");
        }
        assert_eq!(rfc3339("2021-09-30T16:25:24-02:00"), rfc3339("2021-09-30T18:25:24Z"));
        for bad in [
            "",
            "2021-09-30",
            "2021-09-30 16:25:24Z",
            "2021-09-30T16:25:24",
            "2021-09-30T16:25Z",
            "20210930T162524Z",
            "2021-09-30T16:25:24.Z",
            "2021-09-30T16:25:24,5Z",
            "2021-09-30T16:25:24+0200",
            "2021-09-30T16:25:24+02",
            "2021-09-30T16:25:24Z[UTC]",
            "2021-02-30T16:25:24Z",
            "2021-09-30T24:00:00Z",
            "2021-09-30T16:60:00Z",
            "+02021-09-30T16:25:24Z",
            " 2021-09-30T16:25:24Z",
        ] {
            assert_eq!(rfc3339(bad), None, "{bad}");
        }
    }
}
