use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{M, MD, YM, YMD},
};
use icu_decimal::{
    DecimalFormatter,
    input::Decimal,
    options::{DecimalFormatterOptions, GroupingStrategy},
};
use icu_locale::Locale;
use icu_time::DateTime;
use jiff::civil::Date;
use jiff_icu::ConvertFrom;

use crate::model::Language;

/// Writes numbers, years and dates as a language does, by CLDR through ICU4X. Dates are Gregorian:
/// so are the places that they stand at on an axis.
pub struct Figures {
    primary: String,
    formats: Option<Formats>,
}

struct Formats {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    month: DateTimeFormatter<M>,
    month_day: DateTimeFormatter<MD>,
    year_month: DateTimeFormatter<YM>,
    day: DateTimeFormatter<YMD>,
}

thread_local! {
    /// Making formats costs a thousand times what using them does, and they can't cross threads.
    static FIGURES: RefCell<BTreeMap<String, Rc<Figures>>> = const { RefCell::new(BTreeMap::new()) };
}

impl Figures {
    /// Those of a language, made once a thread.
    pub fn of(language: &Language) -> Rc<Self> {
        FIGURES.with_borrow_mut(|known| {
            let made = known.entry(language.0.clone()).or_insert_with(|| {
                Rc::new(Self {
                    primary: language.primary().to_owned(),
                    formats: Formats::new(language),
                })
            });
            made.clone()
        })
    }

    /// `12,500.0`; a true minus sign. What has too many digits to be read is written by a power of ten,
    /// `2.5×10⁻²⁰`; what is not finite is a dash.
    pub fn number(&self, number: f64, decimals: usize) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        let is_fine = decimals > DIGITS;
        if number.abs() >= 1e15 || is_fine && number != 0.0 {
            return self.by_power(number);
        }
        // A figure that rounds to nothing has no sign.
        let rounded = format!("{:.*}", if is_fine { 0 } else { decimals }, number);
        let rounded = if rounded.trim_matches(['-', '0', '.']).is_empty() {
            rounded.trim_start_matches('-').to_owned()
        } else {
            rounded
        };
        let written = self.formats.as_ref().and_then(|formats| {
            let decimal = Decimal::try_from_str(&rounded).ok()?;
            Some(formats.grouped.format(&decimal).to_string())
        });
        written.unwrap_or(rounded).replace('-', "−")
    }

    fn by_power(&self, number: f64) -> String {
        let (figure, power) = parts(number);
        let figure = self.number(figure, decimals(figure));
        let raised = power.to_string();
        let raised = raised.chars().map(|c| match c {
            '-' => '⁻',
            _ => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']
                [c.to_digit(10).unwrap_or(0) as usize],
        });
        format!("{figure}×{}{}", self.count(10), raised.collect::<String>())
    }

    /// A number with a unit that is written close to it: `12%`, `12 %`, `$12`, `12 °C`.
    pub fn with_unit(&self, number: f64, decimals: usize, unit: Option<&str>) -> String {
        let figure = self.number(number, decimals);
        match unit {
            None => figure,
            Some("%") => match self.primary.as_str() {
                "ar" | "fa" => format!("{figure}٪"),
                "en" | "ja" | "zh" | "ko" | "it" | "pt" | "nl" | "tr" | "he" => {
                    format!("{figure}%")
                }
                _ => format!("{figure}\u{a0}%"),
            },
            Some(sign @ ("$" | "£" | "€" | "¥")) if ["en", "ja"].contains(&&*self.primary) => {
                match figure.strip_prefix('−') {
                    Some(figure) => format!("−{sign}{figure}"),
                    None => format!("{sign}{figure}"),
                }
            }
            Some(unit) => format!("{figure}\u{a0}{unit}"),
        }
    }

    /// As it stands on an axis.
    pub fn year(&self, year: i64) -> String {
        self.count(year)
    }

    /// What is counted: digits without grouping.
    pub fn count(&self, count: i64) -> String {
        self.formats.as_ref().map_or_else(
            || count.to_string(),
            |formats| formats.plain.format(&Decimal::from(count)).to_string(),
        )
    }

    /// "May", or "3 May" with its day.
    pub fn month(&self, date: Date, with_day: bool) -> String {
        self.date(date, |formats, date| {
            if with_day {
                formats.month_day.format(date).to_string()
            } else {
                formats.month.format(date).to_string()
            }
        })
    }

    /// "May 2025", or "3 May 2025" with its day.
    pub fn date_in_full(&self, date: Date, with_day: bool) -> String {
        self.date(date, |formats, date| {
            if with_day {
                formats.day.format(date).to_string()
            } else {
                formats.year_month.format(date).to_string()
            }
        })
    }

    fn date(
        &self,
        date: Date,
        write: impl Fn(&Formats, &DateTime<icu_calendar::Iso>) -> String,
    ) -> String {
        let at = DateTime::convert_from(date.to_datetime(jiff::civil::Time::midnight()));
        self.formats
            .as_ref()
            .map_or_else(|| date.to_string(), |formats| write(formats, &at))
    }
}

impl Formats {
    fn new(language: &Language) -> Option<Self> {
        let locale: Locale = language.0.parse().ok()?;
        let gregorian: Locale = format!("{locale}-u-ca-gregory").parse().ok()?;
        let decimal = |grouping| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new((&locale).into(), options).ok()
        };
        Some(Self {
            grouped: decimal(GroupingStrategy::Auto)?,
            plain: decimal(GroupingStrategy::Never)?,
            month: DateTimeFormatter::try_new((&gregorian).into(), M::medium()).ok()?,
            month_day: DateTimeFormatter::try_new((&gregorian).into(), MD::medium()).ok()?,
            year_month: DateTimeFormatter::try_new((&gregorian).into(), YM::medium()).ok()?,
            day: DateTimeFormatter::try_new((&gregorian).into(), YMD::medium()).ok()?,
        })
    }
}

/// The digits that a number surely keeps on the way from a file, of the sixteen or so that it has.
const DIGITS: usize = 15;

/// A number as a figure with one digit before its decimals, and a power of ten.
fn parts(number: f64) -> (f64, i32) {
    let written = format!("{number:.*e}", DIGITS - 1);
    let (figure, power) = written.split_once('e').unwrap_or((&written, "0"));
    (
        figure.parse().unwrap_or(number),
        power.parse().unwrap_or_default(),
    )
}

/// How many decimals a number was given with, whatever reckoning has left behind them.
pub fn decimals(number: f64) -> usize {
    let (figure, power) = parts(number);
    let written = format!("{figure}");
    let digits = written.split_once('.').map_or(0, |(_, part)| part.len());
    let decimals = i32::try_from(digits).unwrap_or_default() - power;
    decimals.max(0).unsigned_abs() as usize
}

/// How many decimals a number needs in a picture: three, or three digits that are not 0.
pub fn few_decimals(number: f64) -> usize {
    let (figure, power) = parts(number);
    let three = if figure == 0.0 { 0 } else { 2 - power };
    decimals(number).min(three.max(3).unsigned_abs() as usize)
}

/// How many decimals figures need that are told together, in a table or a key: those that they were given
/// with. What was reckoned, and has more digits than anybody writes, needs three digits of itself, and
/// three of how far the figures are apart.
pub fn told_decimals(numbers: &[f64]) -> usize {
    let spread = spread(numbers);
    let needed = |number: &f64| {
        if is_reckoned(*number) {
            let apart = spread.map_or(0, |spread| few_digits(spread, 3));
            decimals(*number).min(few_decimals(*number).max(apart))
        } else {
            decimals(*number)
        }
    };
    numbers.iter().map(needed).max().unwrap_or_default()
}

/// How many decimals figures need beside what is drawn of them: what few they need by themselves, and as
/// many as tell them apart.
pub fn drawn_decimals(numbers: &[f64]) -> usize {
    let few = numbers.iter().copied().map(few_decimals).max();
    let given = numbers.iter().copied().map(decimals).max();
    let apart = spread(numbers).map_or(0, |spread| few_digits(spread, 2));
    few.unwrap_or_default()
        .max(apart.min(given.unwrap_or_default()))
}

/// From the least to the greatest; none where they are the same.
fn spread(numbers: &[f64]) -> Option<f64> {
    let least = numbers.iter().copied().min_by(f64::total_cmp)?;
    let most = numbers.iter().copied().max_by(f64::total_cmp)?;
    let spread = most - least;
    let is_told = spread.is_finite() && spread > most.abs().max(least.abs()) * 1e-12;
    is_told.then_some(spread)
}

/// How many decimals show so many digits of a number that are not 0.
fn few_digits(number: f64, digits: i32) -> usize {
    let (_, power) = parts(number);
    (digits - 1 - power).max(0).unsigned_abs() as usize
}

/// Whether a number has more digits than anybody writes down.
fn is_reckoned(number: f64) -> bool {
    const WRITTEN: usize = 8;
    let (figure, _) = parts(number);
    let digits = format!("{figure}")
        .chars()
        .filter(char::is_ascii_digit)
        .count();
    digits > WRITTEN && decimals(number) > 3
}

#[cfg(test)]
mod tests;
