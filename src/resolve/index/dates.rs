use std::{cell::RefCell, collections::BTreeMap};

use icu_calendar::Iso;
use icu_datetime::{
    DateTimeFormatter, NoCalendarFormatter,
    fieldsets::{T, Y, YM, YMD, YMDE, YMDT, zone::SpecificShort},
};
use icu_locale::Locale;
use icu_time::{DateTime, TimeZoneInfo, ZonedDateTime, zone::models::AtTime};
use jiff::tz::{Offset, TimeZone};
use jiff_icu::ConvertFrom;

use crate::{
    model::{Language, Moment},
    page::Date,
};

/// Writes dates in words, by CLDR through ICU4X, in a language and the site's time zone.
#[derive(Debug)]
pub struct Dates {
    zone: TimeZone,
}

struct Formats {
    day: DateTimeFormatter<YMD>,
    minute: DateTimeFormatter<YMDT>,
    time: DateTimeFormatter<T>,
    month: DateTimeFormatter<YM>,
    year: DateTimeFormatter<Y>,
    edition: DateTimeFormatter<YMDE>,
    zone: NoCalendarFormatter<SpecificShort>,
}

thread_local! {
    /// By language; none for one that CLDR lacks. Cached per thread: a format costs a thousand times as
    /// much to make as to use, and is not `Send`.
    static FORMATS: RefCell<BTreeMap<String, Option<Formats>>> = const { RefCell::new(BTreeMap::new()) };
}

impl Dates {
    /// For a site in that time zone.
    pub fn new(zone: TimeZone) -> Self {
        Self { zone }
    }

    /// Where the site is.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Year and month in the site's time zone (ISO 8601).
    pub fn year_and_month(&self, moment: Moment) -> (i16, i8) {
        let day = moment.0.to_zoned(self.zone.clone());
        (day.year(), day.month())
    }

    /// In RFC 3339, in the site's time zone.
    pub fn iso(&self, moment: Moment) -> String {
        let local = moment.0.to_zoned(self.zone.clone());
        // Before standard time clocks were ahead by seconds too, which RFC 3339 can't say.
        let minutes = local.offset().seconds() / 60;
        let offset = Offset::from_seconds(minutes * 60).unwrap_or(Offset::UTC);
        let fixed = moment.0.to_zoned(TimeZone::fixed(offset));
        fixed.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// The day with the name of its weekday, as over a front.
    pub fn edition(&self, moment: Moment, language: &Language) -> Date {
        self.date(moment, language, |formats, date| {
            formats.edition.format(date).to_string()
        })
    }

    /// The day, as on a card.
    pub fn day(&self, moment: Moment, language: &Language) -> Date {
        self.date(moment, language, |formats, date| {
            formats.day.format(date).to_string()
        })
    }

    /// The day and the minute, as over a story. On a day on which clocks are changed it names its zone.
    pub fn minute(&self, moment: Moment, language: &Language) -> Date {
        let minute = self.date(moment, language, |formats, date| {
            formats.minute.format(date).to_string()
        });
        self.with_zone(minute, moment, self.changes_clocks(moment), language)
    }

    /// The time of day, with the day where it is another than that of `first`. It names its zone where
    /// clocks differ between the two.
    pub fn time(&self, moment: Moment, first: Moment, language: &Language) -> Date {
        let local = |moment: Moment| moment.0.to_zoned(self.zone.clone());
        let (here, there) = (local(moment), local(first));
        let time = self.date(moment, language, |formats, date| {
            if here.date() == there.date() {
                formats.time.format(date).to_string()
            } else {
                formats.minute.format(date).to_string()
            }
        });
        let is_named = here.offset() != there.offset() || self.changes_clocks(moment);
        self.with_zone(time, moment, is_named, language)
    }

    /// Whether clocks are set forward or back on that day.
    fn changes_clocks(&self, moment: Moment) -> bool {
        let local = moment.0.to_zoned(self.zone.clone());
        let ends = local
            .start_of_day()
            .and_then(|start| Ok((start, local.end_of_day()?)));
        ends.is_ok_and(|(start, end)| start.offset() != end.offset())
    }

    /// A time that may be meant twice, or be taken for one of another part of the year.
    fn with_zone(&self, date: Date, moment: Moment, is_named: bool, language: &Language) -> Date {
        if !is_named {
            return date;
        }
        let local = moment.0.to_zoned(self.zone.clone());
        let zoned = ZonedDateTime::<_, TimeZoneInfo<AtTime>>::convert_from(&local);
        let zone = formatted(language, |formats| {
            formats.zone.format(&zoned.zone).to_string()
        });
        let zone = zone.unwrap_or_else(|| local.strftime("%Z").to_string());
        Date {
            text: format!("{} {zone}", date.text),
            ..date
        }
    }

    fn date(
        &self,
        moment: Moment,
        language: &Language,
        format: impl Fn(&Formats, &DateTime<Iso>) -> String,
    ) -> Date {
        let local = moment.0.to_zoned(self.zone.clone());
        let iso = self.iso(moment);
        let date = DateTime::<Iso>::convert_from(local.datetime());
        let text = formatted(language, |formats| format(formats, &date));
        Date {
            text: text.unwrap_or_else(|| iso.clone()),
            iso,
        }
    }

    /// A month of the Gregorian calendar: "May 2025".
    pub fn month(&self, year: i16, month: i8, language: &Language) -> String {
        let text = first_day(year, month)
            .and_then(|day| formatted(language, |formats| formats.month.format(&day).to_string()));
        text.unwrap_or_else(|| format!("{year:04}-{month:02}"))
    }

    /// "2025", in the digits and words of the language.
    pub fn year(&self, year: i16, language: &Language) -> String {
        let text = first_day(year, 1)
            .and_then(|day| formatted(language, |formats| formats.year.format(&day).to_string()));
        text.unwrap_or_else(|| format!("{year:04}"))
    }
}

fn first_day(year: i16, month: i8) -> Option<DateTime<Iso>> {
    let day = jiff::civil::Date::new(year, month, 1).ok()?;
    Some(DateTime::<Iso>::convert_from(
        day.to_datetime(jiff::civil::Time::midnight()),
    ))
}

fn formatted(language: &Language, write: impl Fn(&Formats) -> String) -> Option<String> {
    FORMATS.with_borrow_mut(|formats| {
        let format = formats
            .entry(language.0.clone())
            .or_insert_with(|| Formats::new(language));
        format.as_ref().map(write)
    })
}

impl Formats {
    fn new(language: &Language) -> Option<Self> {
        let locale: Locale = language.0.parse().ok()?;
        let day = DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?;
        let minute =
            DateTimeFormatter::try_new((&locale).into(), YMD::long().with_time_hm()).ok()?;
        // The archive's months are those of its addresses, whatever calendar the language prefers.
        let gregorian: Locale = format!("{locale}-u-ca-gregory").parse().ok()?;
        Some(Self {
            day,
            minute,
            time: DateTimeFormatter::try_new((&locale).into(), T::hm()).ok()?,
            month: DateTimeFormatter::try_new((&gregorian).into(), YM::long()).ok()?,
            year: DateTimeFormatter::try_new((&gregorian).into(), Y::long()).ok()?,
            edition: DateTimeFormatter::try_new((&locale).into(), YMDE::long()).ok()?,
            zone: NoCalendarFormatter::try_new((&locale).into(), SpecificShort).ok()?,
        })
    }
}
