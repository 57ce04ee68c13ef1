//! What stands in the list of a collection, and in which order.

use std::cmp::Ordering;

use jiff::{Timestamp, civil, tz::TimeZone};

use super::pagination::Pagination;
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
    /// Of these pages those that are in the collection of that name; `letters` is how its language orders words.
    pub fn new(
        name: &Slug,
        collection: &Collection,
        pages: impl Iterator<Item = Entry<'a>>,
        (zone, now): (&TimeZone, Moment),
        letters: impl Fn(&str, &str) -> Ordering,
    ) -> Self {
        let (mut current, mut over) = (Vec::new(), Vec::new());
        for entry in pages.filter(|(page, _)| page.within.as_ref() == Some(name)) {
            match end(collection, entry.1, zone).filter(|end| *end <= now) {
                Some(end) => over.push((end, entry)),
                None => current.push((Rank::of(collection, entry.1, zone), entry)),
            }
        }
        current.sort_by(|(one, named), (other, beside)| {
            let order = Rank::compare(one.as_ref(), other.as_ref(), collection, &letters);
            order.then_with(|| named.0.cmp(beside.0))
        });
        over.sort_by(|(one, named), (other, beside)| {
            other.cmp(one).then_with(|| named.0.cmp(beside.0))
        });
        Self {
            current: current.into_iter().map(|(_, entry)| entry).collect(),
            over: over.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    /// The pages of what is over.
    pub fn pagination(&self, page_size: usize) -> Pagination {
        Pagination::new(self.over.len(), page_size)
    }
}

/// The paths of the numbered pages of a collection.
pub fn numbered(name: &PageName, pagination: Pagination) -> impl Iterator<Item = String> {
    let first = name.path();
    pagination.numbered().map(move |page| page.path(&first))
}

/// When a thing is over; none where nothing says it.
pub fn end(collection: &Collection, page: &StaticPage, zone: &TimeZone) -> Option<Moment> {
    let mut dates = collection.until.iter();
    dates.find_map(|name| {
        let text = page.fields.get(name.as_str())?.text();
        Some(When::parse(&text, zone)?.ends)
    })
}

/// By what a thing has its place in the list. All those of a collection are of one kind.
enum Rank {
    Date(Moment),
    Number(f64),
    Words(String),
}

impl Rank {
    /// None where the thing lacks the field.
    fn of(collection: &Collection, page: &StaticPage, zone: &TimeZone) -> Option<Self> {
        let Some(name) = &collection.order else {
            return Some(Self::Words(page.title.clone()));
        };
        let kind = collection.field(name.as_str())?.kind;
        match (kind, page.fields.get(name.as_str())?) {
            (FieldType::Date, value) => Some(Self::Date(When::parse(&value.text(), zone)?.starts)),
            (FieldType::Number, FieldValue::Number(number)) => Some(Self::Number(*number)),
            (FieldType::Number, FieldValue::Text(_)) => None,
            (_, value) => Some(Self::Words(value.text())),
        }
    }

    /// What lacks the field comes last, whichever way the others go.
    fn compare(
        one: Option<&Self>,
        other: Option<&Self>,
        collection: &Collection,
        letters: impl Fn(&str, &str) -> Ordering,
    ) -> Ordering {
        let order = match (one, other) {
            (Some(Self::Date(one)), Some(Self::Date(other))) => one.cmp(other),
            (Some(Self::Number(one)), Some(Self::Number(other))) => one.total_cmp(other),
            (Some(Self::Words(one)), Some(Self::Words(other))) => letters(one, other),
            (one, other) => return other.is_some().cmp(&one.is_some()),
        };
        if collection.descending {
            order.reverse()
        } else {
            order
        }
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
