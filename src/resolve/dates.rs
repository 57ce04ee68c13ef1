use std::{cell::RefCell, collections::BTreeMap};

use icu_calendar::Iso;
use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{YMD, YMDT},
};
use icu_locale::Locale;
use icu_time::DateTime;
use jiff::tz::TimeZone;
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
}

thread_local! {
    /// Making a format costs a thousand times what using it does, and it can't cross threads.
    static FORMATS: RefCell<BTreeMap<String, Option<Formats>>> = const { RefCell::new(BTreeMap::new()) };
}

impl Dates {
    pub fn new(zone: TimeZone) -> Self {
        Self { zone }
    }

    /// The day, as on a card.
    pub fn day(&self, moment: Moment, language: &Language) -> Date {
        self.date(moment, language, |formats, date| {
            formats.day.format(date).to_string()
        })
    }

    /// The day and the minute, as over a story.
    pub fn minute(&self, moment: Moment, language: &Language) -> Date {
        self.date(moment, language, |formats, date| {
            formats.minute.format(date).to_string()
        })
    }

    fn date(
        &self,
        moment: Moment,
        language: &Language,
        words: impl Fn(&Formats, &DateTime<Iso>) -> String,
    ) -> Date {
        let local = moment.0.to_zoned(self.zone.clone());
        let iso = local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        let date = DateTime::<Iso>::convert_from(local.datetime());
        let text = FORMATS.with_borrow_mut(|formats| {
            let format = formats
                .entry(language.0.clone())
                .or_insert_with(|| Formats::new(language));
            format.as_ref().map(|formats| words(formats, &date))
        });
        Date {
            text: text.unwrap_or_else(|| iso.clone()),
            iso,
        }
    }
}

impl Formats {
    fn new(language: &Language) -> Option<Self> {
        let locale: Locale = language.0.parse().ok()?;
        let day = DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?;
        let minute =
            DateTimeFormatter::try_new((&locale).into(), YMD::long().with_time_hm()).ok()?;
        Some(Self { day, minute })
    }
}
