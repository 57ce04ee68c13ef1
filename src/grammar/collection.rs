//! What stands in the list of a collection, and in which order.

use std::cmp::Ordering;

use jiff::{Timestamp, civil, tz::TimeZone};

use super::pagination::{PageNumber, Pagination};
use crate::model::{Collection, FieldType, FieldValue, Moment, PageName, Slug, StaticPage};

/// A date of a field: a day in the site's time zone, or a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// Where a day begins, or the moment.
    pub starts: Moment,
    /// Where a day ends, or the moment.
    pub ends: Moment,
    /// Whether it is a whole day.
    pub is_day: bool,
}

impl When {
    /// Reads `2026-08-12`, or a moment as in RFC 3339; none where it is neither.
    pub fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        if let Ok(moment) = text.parse::<Timestamp>() {
            return Some(Self {
                starts: Moment(moment),
                ends: Moment(moment),
                is_day: false,
            });
        }
        let is_plain = text.len() == "2026-08-12".len();
        let day = text.parse::<civil::Date>().ok().filter(|_| is_plain)?;
        let starts = |day: civil::Date| day.to_zoned(zone.clone()).ok().map(|day| day.timestamp());
        Some(Self {
            starts: Moment(starts(day)?),
            ends: Moment(starts(day.tomorrow().ok()?)?),
            is_day: true,
        })
    }
}

/// A thing of a collection.
pub type Entry<'a> = (&'a PageName, &'a StaticPage);

/// What is in a collection, as its list has it.
#[derive(Debug)]
pub struct Listed<'a> {
    /// What is not over.
    pub current: Vec<Entry<'a>>,
    /// What is over, the newest first.
    pub over: Vec<Entry<'a>>,
}

impl<'a> Listed<'a> {
    /// Of all pages those that are in the collection of that name; `letters` is how its language orders words.
    pub fn new(
        name: &Slug,
        collection: &Collection,
        pages: impl Iterator<Item = Entry<'a>>,
        zone: &TimeZone,
        now: Moment,
        letters: impl Fn(&str, &str) -> Ordering,
    ) -> Self {
        let inside = pages.filter(|(page, _)| page.within.as_ref() == Some(name));
        let ends = |entry: &Entry| end(collection, entry.1, zone);
        let (mut over, mut current): (Vec<_>, Vec<_>) =
            inside.partition(|entry| ends(entry).is_some_and(|end| end <= now));
        current.sort_by(|one, other| {
            let order = order(collection, one, other, zone, &letters);
            order.then_with(|| one.0.cmp(other.0))
        });
        over.sort_by(|one, other| {
            let order = ends(other).cmp(&ends(one));
            order.then_with(|| one.0.cmp(other.0))
        });
        Self { current, over }
    }

    /// The pages of what is over.
    pub fn pagination(&self, page_size: usize) -> Pagination {
        Pagination::new(self.over.len(), page_size)
    }
}

/// The numbered pages of all collections among these pages.
pub fn numbered<'a>(
    pages: impl Iterator<Item = Entry<'a>> + Clone,
    zone: &TimeZone,
    now: Moment,
    page_size: usize,
) -> Vec<(&'a PageName, PageNumber)> {
    let collections = pages
        .clone()
        .filter_map(|(name, page)| Some((name, page.collection.as_ref()?)));
    let numbered = collections.flat_map(|(name, collection)| {
        let listed = Listed::new(&name.slug, collection, pages.clone(), zone, now, str::cmp);
        let pages: Vec<_> = listed.pagination(page_size).numbered().collect();
        pages.into_iter().map(move |page| (name, page))
    });
    numbered.collect()
}

/// When a thing is over; none where nothing says it.
pub fn end(collection: &Collection, page: &StaticPage, zone: &TimeZone) -> Option<Moment> {
    let mut dates = collection.until.iter();
    dates.find_map(|name| {
        let text = page.fields.get(name.as_str())?.text();
        Some(When::parse(&text, zone)?.ends)
    })
}

/// What lacks the field comes last.
fn order(
    collection: &Collection,
    one: &Entry,
    other: &Entry,
    zone: &TimeZone,
    letters: &impl Fn(&str, &str) -> Ordering,
) -> Ordering {
    let Some(name) = &collection.order else {
        return directed(collection, letters(&one.1.title, &other.1.title));
    };
    let is_date = collection
        .field(name.as_str())
        .is_some_and(|field| field.kind == FieldType::Date);
    let value = |entry: &Entry<'_>| entry.1.fields.get(name.as_str()).cloned();
    match (value(one), value(other)) {
        (Some(one), Some(other)) if is_date => {
            let starts = |value: &FieldValue| Some(When::parse(&value.text(), zone)?.starts);
            directed(collection, starts(&one).cmp(&starts(&other)))
        }
        (Some(FieldValue::Number(one)), Some(FieldValue::Number(other))) => {
            directed(collection, one.total_cmp(&other))
        }
        (Some(one), Some(other)) => directed(collection, letters(&one.text(), &other.text())),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

fn directed(collection: &Collection, order: Ordering) -> Ordering {
    if collection.descending {
        order.reverse()
    } else {
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lasts_from_midnight_to_midnight_where_the_site_is() {
        let zone = TimeZone::get("Asia/Tokyo").expect("a zone");
        let day = When::parse("2026-08-12", &zone).expect("a day");
        assert_eq!(day.starts.0.to_string(), "2026-08-11T15:00:00Z");
        assert_eq!(day.ends.0.to_string(), "2026-08-12T15:00:00Z");
        for wrong in [
            "",
            "2026-8-12",
            "2026-02-30",
            "20260812",
            "12 August",
            "2026-08-12T10:00",
        ] {
            assert_eq!(When::parse(wrong, &zone), None, "{wrong}");
        }
    }
}
