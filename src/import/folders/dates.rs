//! Dates in the forms that people write them in.

use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime},
    fmt::{rfc2822, strtime::BrokenDownTime},
    tz::TimeZone,
};

/// A date as it is written, and the moment that it is where it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// In its own time zone, by which addresses are made.
    pub civil: DateTime,
    moment: Option<Timestamp>,
}

/// Dates with a time zone.
const ZONED: [&str; 8] = [
    "%Y-%m-%d %H:%M:%S%.f %z",
    "%Y-%m-%d %H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f %:z",
    "%Y-%m-%d %H:%M:%S%.f%:z",
    "%Y-%m-%d %H:%M %z",
    "%Y-%m-%d %H:%M%:z",
    "%Y/%m/%d %H:%M:%S %z",
    "%a %b %d %Y %H:%M:%S GMT%z",
];

/// Dates with a time, and without a zone.
const TIMED: [&str; 7] = [
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%B %d, %Y %H:%M",
    "%d %B %Y %H:%M",
    "%d.%m.%Y %H:%M",
];

/// Days.
const DAYS: [&str; 15] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%B %d, %Y",
    "%B %d %Y",
    "%d %B %Y",
    "%d. %B %Y",
    "%d-%B-%Y",
    "%A, %B %d, %Y",
    "%A, %d %B %Y",
    "%d.%m.%Y",
    // Engines of JavaScript have the month first.
    "%m/%d/%Y",
    "%d/%m/%Y",
    "%d-%m-%Y",
];

impl When {
    /// Reads a date; none for what is no date, or is in a year that no calendar here has.
    pub fn parse(written: &str) -> Option<Self> {
        let when = read(written.trim())?;
        (1000..=9998).contains(&when.civil.year()).then_some(when)
    }

    /// The day at which a file's name begins, as in `2024-01-02-a-story`, and the rest of the name.
    pub fn of_name(stem: &str) -> Option<(Self, &str)> {
        let (day, rest) = stem.split_at_checked(10)?;
        let date = Date::strptime("%Y-%m-%d", day).ok()?;
        let rest = rest.strip_prefix(['-', '_', ' '])?;
        (!rest.is_empty()).then(|| (Self::day(date), rest))
    }

    /// When that is for those who are in a time zone where it says nothing of one.
    pub fn at(&self, zone: &TimeZone) -> Option<Timestamp> {
        self.moment
            .or_else(|| Some(self.civil.to_zoned(zone.clone()).ok()?.timestamp()))
    }

    fn day(date: Date) -> Self {
        Self {
            civil: date.to_datetime(jiff::civil::Time::midnight()),
            moment: None,
        }
    }
}

fn read(written: &str) -> Option<When> {
    let zoned = |zoned: Zoned| When {
        civil: zoned.datetime(),
        moment: Some(zoned.timestamp()),
    };
    // A name of a zone in brackets, as engines of JavaScript write it, says nothing new.
    let plain = match written.find(" (") {
        Some(at) => written.get(..at)?,
        None => written,
    };
    if let Ok(moment) = plain.parse::<Timestamp>() {
        let civil = plain.parse::<DateTime>();
        let civil = civil.unwrap_or_else(|_| moment.to_zoned(TimeZone::UTC).datetime());
        return Some(When {
            civil,
            moment: Some(moment),
        });
    }
    if let Ok(found) = rfc2822::parse(plain) {
        return Some(zoned(found));
    }
    let utc = [" UTC", " GMT", "Z", " Z"];
    let spaced = plain.replacen(
        'T',
        " ",
        usize::from(plain.as_bytes().get(10) == Some(&b'T')),
    );
    let spaced = match utc.iter().find_map(|end| spaced.strip_suffix(end)) {
        Some(time) => format!("{time} +0000"),
        None => spaced,
    };
    for form in ZONED {
        let parsed = BrokenDownTime::parse(form, &spaced);
        if let Some(found) = parsed.ok().and_then(|it| it.to_zoned().ok()) {
            return Some(zoned(found));
        }
    }
    let timed = TIMED.iter().find_map(|form| {
        let short = || DateTime::strptime(form.replace("%B", "%b"), &spaced).ok();
        DateTime::strptime(form, &spaced).ok().or_else(short)
    });
    if let Some(civil) = timed {
        return Some(When {
            civil,
            moment: None,
        });
    }
    // The name of a month may be a short one.
    let day = DAYS.iter().find_map(|form| {
        let short = || Date::strptime(form.replace("%B", "%b"), plain).ok();
        Date::strptime(form, plain).ok().or_else(short)
    });
    day.map(When::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_usual_form() {
        let zone = TimeZone::get("Europe/Berlin").expect("a zone");
        for (written, moment) in [
            ("2024-01-02T10:00:00Z", "2024-01-02T10:00:00Z"),
            ("2024-01-02T10:00:00+02:00", "2024-01-02T08:00:00Z"),
            ("2024-01-02 10:00:00 +0200", "2024-01-02T08:00:00Z"),
            ("2024-01-02 10:00:00 +02:00", "2024-01-02T08:00:00Z"),
            ("2024-01-02 10:00:00.5 -0500", "2024-01-02T15:00:00.5Z"),
            ("2024-01-02 10:00:00 UTC", "2024-01-02T10:00:00Z"),
            ("2024-01-02 10:00", "2024-01-02T09:00:00Z"),
            ("2024-01-02T10:00:00", "2024-01-02T09:00:00Z"),
            ("2024-01-02T10:00:00.000Z", "2024-01-02T10:00:00Z"),
            ("2024-01-02", "2024-01-01T23:00:00Z"),
            ("2024-1-2", "2024-01-01T23:00:00Z"),
            ("2024/01/02", "2024-01-01T23:00:00Z"),
            ("Jan 2, 2024", "2024-01-01T23:00:00Z"),
            ("Jan 02 2024", "2024-01-01T23:00:00Z"),
            ("2 January 2024", "2024-01-01T23:00:00Z"),
            ("02.01.2024", "2024-01-01T23:00:00Z"),
            ("Tue, 02 Jan 2024 10:00:00 +0000", "2024-01-02T10:00:00Z"),
            (
                "Tue Jan 02 2024 10:00:00 GMT+0100 (Central European Time)",
                "2024-01-02T09:00:00Z",
            ),
        ] {
            let when = When::parse(written).and_then(|when| when.at(&zone));
            assert_eq!(when, moment.parse().ok(), "{written}");
        }
        for none in ["soon", "", "0000-00-00", "2024-13-01", "0001-01-01"] {
            assert_eq!(When::parse(none), None, "{none}");
        }
    }

    #[test]
    fn addresses_are_made_by_the_day_that_is_written() {
        let late = When::parse("2024-01-02 00:30:00 +0200").expect("a date");
        assert_eq!(late.civil.day(), 2);
    }
}
