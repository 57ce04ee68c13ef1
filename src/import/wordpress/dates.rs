//! Dates as WordPress writes them, and the time zone that they are in.

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{TimeZone, db},
};

use super::item::Item;

/// Zones that are tried before all others: those with most readers.
const USUAL: [&str; 22] = [
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Moscow",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/Toronto",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Shanghai",
    "Asia/Dubai",
    "Asia/Singapore",
    "Asia/Tehran",
    "Africa/Cairo",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Africa/Nairobi",
];

/// How many dates are enough to tell a zone.
const ENOUGH: usize = 400;

/// A date in no time zone, such as `2019-05-04 10:00:00`; none where WordPress says that there is none.
pub fn civil(written: &str) -> Option<DateTime> {
    let written = written.trim().trim_end_matches('Z').replace(' ', "T");
    let date = written.parse::<DateTime>().ok()?;
    (1000..=9998).contains(&date.year()).then_some(date)
}

/// A date in UTC.
pub fn utc(written: &str) -> Option<Timestamp> {
    let zoned = civil(written)?.to_zoned(TimeZone::UTC).ok()?;
    Some(zoned.timestamp())
}

/// When an item was or will be published; for a draft when it was begun.
pub fn published(item: &Item, zone: &TimeZone) -> Option<Timestamp> {
    utc(&item.date_gmt).or_else(|| {
        let local = civil(&item.date)?.to_zoned(zone.clone()).ok()?;
        Some(local.timestamp())
    })
}

/// The name of the time zone in which all items were written, told by the dates that they have in it and in
/// UTC.
pub fn time_zone<'a>(items: impl Iterator<Item = &'a Item>) -> String {
    let pairs = items.filter_map(|item| Some((civil(&item.date)?, utc(&item.date_gmt)?)));
    let pairs: Vec<_> = pairs.take(ENOUGH).collect();
    let fits = |name: &str| {
        let zone = TimeZone::get(name).ok()?;
        let all = pairs.iter();
        let right = all.filter(|(local, utc)| utc.to_zoned(zone.clone()).datetime() == *local);
        (right.count() == pairs.len()).then(|| name.to_owned())
    };
    if pairs.is_empty() {
        return "UTC".to_owned();
    }
    let usual = ["UTC"].into_iter().chain(USUAL).find_map(fits);
    let any = || {
        let names: Vec<_> = db()
            .available()
            .map(|name| name.as_str().to_owned())
            .collect();
        names
            .iter()
            .filter(|name| name.contains('/'))
            .find_map(|name| fits(name))
    };
    usual.or_else(any).unwrap_or_else(|| "UTC".to_owned())
}
