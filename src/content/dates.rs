//! Dates that are written as dates are, and that no calendar of ours can hold.

use std::ops::RangeInclusive;

use jiff::{Timestamp, fmt::temporal::Pieces, tz::Offset};

use super::{Problem, meant, source::Source};

/// The years that a date may have: of four digits, and with a year after them in every time zone.
pub const YEARS: RangeInclusive<i16> = 1000..=9998;

/// What is wrong with a year that is none of them, and how to mend it.
pub fn far_year(year: i64) -> (String, String) {
    let (from, to) = (YEARS.start(), YEARS.end());
    (
        format!("a date can't be in the year {year}"),
        format!("write a year from {from} to {to}, or leave it out where it may be missing"),
    )
}

/// The dates of a file that pass its schema and can't be kept.
pub fn unreadable(source: &Source) -> Vec<Problem> {
    let mut found = Vec::new();
    source.each_string(&mut |at, written| {
        if is_date(at) && written.parse::<Timestamp>().is_err() {
            let (what, mend) = explain(written);
            found.push(source.problem(at, what, mend));
        }
    });
    found
}

/// The date of an event in a timeline is words.
fn is_date(at: &str) -> bool {
    let Some((outer, name)) = at.rsplit_once('/') else {
        return false;
    };
    matches!(name, "ended" | "expires" | "published" | "updated")
        || (name == "date" && outer.starts_with("/corrections/"))
}

/// RFC 3339 has the years 0 to 9999 and any number of digits after a second.
fn explain(written: &str) -> (String, String) {
    if let Some(moment) = meant::moment(written) {
        return (
            format!("`{written}` has more than nine digits of a second"),
            format!("write `{moment}`"),
        );
    }
    let year = written.get(..4).and_then(|year| year.parse::<i16>().ok());
    match year.filter(|year| !YEARS.contains(year)) {
        Some(year) => far_year(year.into()),
        None => (format!("{written:?} is no date and time"), mend(written)),
    }
}

/// How to write what was meant for a date and time, or for seconds since 1970.
pub fn mend(written: &str) -> String {
    let seconds = written.parse::<i64>().ok();
    // Before 2001 a number is no such count, or one of other things.
    let moment = seconds
        .filter(|seconds| *seconds > 1_000_000_000)
        .and_then(|count| match count {
            ..100_000_000_000 => Timestamp::from_second(count).ok(),
            _ => Timestamp::from_millisecond(count).ok(),
        });
    if let Some(moment) = moment {
        return format!("write it as `{moment}`");
    }
    let Ok(pieces) = Pieces::parse(written) else {
        return "write it as in 2025-05-09T18:30:00+01:00, with the offset from UTC".to_owned();
    };
    let Some(time) = pieces.time() else {
        let day = pieces.date();
        return format!("add its time and the offset from UTC, as in `{day}T18:30:00+01:00`");
    };
    let local = pieces.date().to_datetime(time);
    let moment = pieces
        .to_numeric_offset()
        .and_then(|offset| Some((offset.to_timestamp(local).ok()?, offset)));
    match moment {
        Some((moment, offset)) if offset == Offset::UTC => format!("write it as `{moment}`"),
        Some((moment, offset)) => {
            let told = moment.display_with_offset(offset).to_string();
            // It was written so, with an offset that no clock has.
            let told = if told == written {
                moment.to_string()
            } else {
                told
            };
            format!("write it as `{told}`")
        }
        None => format!(
            "add its offset from UTC, as in `{local}+01:00` for clocks an hour ahead of it, or `{local}Z` for UTC itself"
        ),
    }
}
