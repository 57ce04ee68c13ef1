//! The strings by which HTML tells machines when something is (section 2.3.5, "Dates and times").

use jiff::{
    Span,
    civil::{Date, Time},
};

/// Whether the `datetime` of a `time` element may say this: a year, a month, a week, a date with a year or
/// without, a time of day, both with an offset or without, an offset, a duration.
pub fn is_time(text: &str) -> bool {
    let is_day_without_year = shape(text) == "00-00" && is_date(&format!("2024-{text}"));
    let is_local = split(text).is_some_and(|(date, time)| is_date(date) && is_time_of_day(time));
    is_part_of_years(text)
        || is_date(text)
        || is_day_without_year
        || is_time_of_day(text)
        || is_local
        || is_offset(text)
        || is_global(text)
        || is_duration(text)
}

/// Whether that of an `ins` or `del` may: a date, or a date and a time with an offset.
pub fn is_date_or_global_time(text: &str) -> bool {
    is_date(text) || is_global(text)
}

/// With `0` for each digit.
fn shape(text: &str) -> String {
    let shape = text.chars();
    shape
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect()
}

fn is_part_of_years(text: &str) -> bool {
    match &*shape(text) {
        "0000" => text != "0000",
        "0000-00" => is_date(&format!("{text}-01")),
        "0000-W00" => Date::strptime("%G-W%V-%u", format!("{text}-1")).is_ok(),
        _ => false,
    }
}

fn is_date(text: &str) -> bool {
    let is_written = shape(text) == "0000-00-00" && !text.starts_with("0000");
    is_written && Date::strptime("%Y-%m-%d", text).is_ok()
}

fn is_time_of_day(text: &str) -> bool {
    match &*shape(text) {
        "00:00" => Time::strptime("%H:%M", text).is_ok(),
        "00:00:00" => !text.ends_with("60") && Time::strptime("%H:%M:%S", text).is_ok(),
        "00:00:00.0" | "00:00:00.00" | "00:00:00.000" => is_time_of_day(&text[..8]),
        _ => false,
    }
}

fn is_offset(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['+', '-']) else {
        return text == "Z";
    };
    match &*shape(time) {
        "0000" => is_time_of_day(&format!("{}:{}", &time[..2], &time[2..])),
        "00:00" => is_time_of_day(time),
        _ => false,
    }
}

fn split(text: &str) -> Option<(&str, &str)> {
    text.split_once(['T', ' '])
}

fn is_global(text: &str) -> bool {
    split(text).is_some_and(|(date, rest)| {
        let end = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
        let (time, offset) = rest.split_at(end);
        is_date(date) && is_time_of_day(time) && is_offset(offset)
    })
}

/// A month or a year has no length of its own.
fn is_duration(text: &str) -> bool {
    let is_iso = text.starts_with('P');
    let is_known = |c: char| c.is_ascii_digit() || "PTWDHMSwdhms. ".contains(c);
    text.chars().all(is_known)
        && text.chars().any(|c| c.is_ascii_digit())
        && text.parse::<Span>().is_ok_and(|span| {
            let is_exact = span.get_years() == 0 && span.get_months() == 0;
            is_exact && (is_iso || text.ends_with(['w', 'd', 'h', 'm', 's']))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_html_are_told_from_what_looks_like_one() {
        for good in [
            "2025",
            "2025-05",
            "2025-W19",
            "2025-05-09",
            "02-29",
            "14:30",
            "14:30:05",
            "14:30:05.123",
            "2025-05-09T14:30",
            "2025-05-09 14:30",
            "2025-05-09T14:30Z",
            "2025-05-09T14:30:05+01:00",
            "2025-05-09T14:30-0800",
            "Z",
            "+05:30",
            "P4D",
            "PT2H30M",
            "P4DT3H",
            "4h 18m 3s",
        ] {
            assert!(is_time(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "0000",
            "25",
            "2025-13",
            "2025-02-29",
            "2025-5-9",
            "20250509",
            "2025-W54",
            "02-30",
            "24:00",
            "14.30",
            "2:30 pm",
            "14:30:60",
            "2025-05-09T",
            "2025-05-09T14:30+25:00",
            "9 May 2025",
            "yesterday",
            "P1Y",
            "P2M",
            "PT",
            "4",
            "h",
            "٢٠٢٥",
        ] {
            assert!(!is_time(bad), "{bad}");
        }
    }

    #[test]
    fn what_was_changed_has_a_date_or_a_whole_time() {
        for good in ["2025-05-09", "2025-05-09T14:30Z"] {
            assert!(is_date_or_global_time(good), "{good}");
        }
        for bad in ["2025", "2025-05", "14:30", "2025-05-09T14:30", "P4D"] {
            assert!(!is_date_or_global_time(bad), "{bad}");
        }
    }
}
