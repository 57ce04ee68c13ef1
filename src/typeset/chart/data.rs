use jiff::civil::Date;

use crate::{
    model::{AcrossKind, Chart, Datum},
    typeset::figures::{Figures, decimals},
};

use super::ticks::LIMIT;

/// What a chart is drawn from, whatever was written.
pub struct Data {
    pub kind: AcrossKind,
    pub rows: Vec<Row>,
    pub series: Vec<Series>,
    /// The most that a figure was given with.
    pub decimals: usize,
}

pub struct Row {
    /// As it is written in the language of the page.
    pub name: String,
    /// Where it stands on a measured axis: a year, the day since 1970, or the number itself.
    pub at: Option<f64>,
}

pub struct Series {
    pub name: String,
    /// One for each row.
    pub figures: Vec<Option<f64>>,
    /// Its colour, 1 to 8; none steps back.
    pub tone: Option<usize>,
}

impl Data {
    pub fn of(chart: &Chart, figures: &Figures) -> Self {
        let kind = kind(chart);
        let first = |row: &Vec<Datum>| row.first().cloned().unwrap_or(Datum::Gap);
        let has_days = chart
            .rows
            .iter()
            .any(|row| matches!(first(row), Datum::Words(words) if words.len() > 7));
        let rows = chart.rows.iter().map(|row| {
            let cell = first(row);
            Row {
                at: place(&cell, kind),
                name: name(&cell, kind, has_days, figures),
            }
        });
        let has_focus = chart.columns.iter().skip(1).any(|column| column.focus);
        let mut tones = 1..=8;
        let series = chart
            .columns
            .iter()
            .enumerate()
            .skip(1)
            .map(|(place, column)| {
                let figure = |row: &Vec<Datum>| match row.get(place) {
                    Some(Datum::Number(number)) if number.is_finite() => {
                        Some(number.clamp(-LIMIT, LIMIT))
                    }
                    _ => None,
                };
                Series {
                    name: column.text.plain(),
                    figures: chart.rows.iter().map(figure).collect(),
                    tone: match column.focus || !has_focus {
                        true => tones.next(),
                        false => None,
                    },
                }
            });
        let mut data = Self {
            kind,
            rows: rows.collect(),
            series: series.collect(),
            decimals: 0,
        };
        data.decimals = data.all().map(decimals).max().unwrap_or_default().min(3);
        data
    }

    /// Every figure.
    pub fn all(&self) -> impl Iterator<Item = f64> {
        self.series
            .iter()
            .flat_map(|series| series.figures.iter().copied().flatten())
    }

    /// The least and the greatest of all figures.
    pub fn range(&self) -> Option<(f64, f64)> {
        range(self.all())
    }

    pub fn is_measured(&self) -> bool {
        self.kind != AcrossKind::Names
    }
}

pub fn range(figures: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    figures.fold(None, |range, figure| match range {
        None => Some((figure, figure)),
        Some((least, most)) => Some((least.min(figure), most.max(figure))),
    })
}

/// As said, else what every cell of the first column can be read as.
pub fn kind(chart: &Chart) -> AcrossKind {
    if let Some(kind) = chart.x.as_ref().and_then(|x| x.kind) {
        return kind;
    }
    let cells = || chart.rows.iter().filter_map(|row| row.first());
    let are = |kind| cells().all(|cell| place(cell, kind).is_some());
    let has_unit = chart
        .columns
        .first()
        .is_some_and(|column| column.unit.is_some());
    if are(AcrossKind::Years) && !has_unit {
        AcrossKind::Years
    } else if are(AcrossKind::Dates) {
        AcrossKind::Dates
    } else if cells().all(|cell| matches!(cell, Datum::Number(_))) {
        AcrossKind::Numbers
    } else {
        AcrossKind::Names
    }
}

/// Where a cell stands on an axis of that kind.
pub fn place(cell: &Datum, kind: AcrossKind) -> Option<f64> {
    let place = match (kind, cell) {
        (AcrossKind::Years, Datum::Number(year)) => {
            Some(*year).filter(|year| year.fract() == 0.0 && (1000.0..3000.0).contains(year))
        }
        (AcrossKind::Years, Datum::Words(words)) if words.len() == 4 => words.parse().ok(),
        (AcrossKind::Dates, Datum::Words(words)) => date(words).map(day),
        (AcrossKind::Numbers, Datum::Number(number)) => Some(*number),
        (AcrossKind::Numbers, Datum::Words(words)) => words.parse().ok(),
        _ => None,
    };
    place
        .filter(|place| place.is_finite())
        .map(|place| place.clamp(-LIMIT, LIMIT))
}

/// From `2025`, `2025-05` or `2025-05-09`.
fn date(words: &str) -> Option<Date> {
    let mut parts = words.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    match parts.next() {
        None => Date::new(year, month, day).ok(),
        Some(_) => None,
    }
}

/// Days since 1970.
pub fn day(date: Date) -> f64 {
    let since = date.since(Date::constant(1970, 1, 1));
    since.map_or(0.0, |span| f64::from(span.get_days()))
}

/// The inverse of [`day`].
pub fn date_of(day: f64) -> Option<Date> {
    let span = jiff::Span::new()
        .try_days(day.clamp(-1e6, 1e6) as i64)
        .ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

fn name(cell: &Datum, kind: AcrossKind, has_days: bool, figures: &Figures) -> String {
    let at = place(cell, kind);
    match (kind, cell, at) {
        (AcrossKind::Years, _, Some(year)) => figures.year(year as i64),
        (AcrossKind::Dates, _, Some(day)) => match date_of(day) {
            Some(date) => figures.date_in_full(date, has_days),
            None => String::new(),
        },
        (AcrossKind::Numbers, _, Some(number)) => figures.number(number, decimals(number)),
        (_, Datum::Words(words), _) => words.clone(),
        (_, Datum::Number(number), _) => figures.number(*number, decimals(*number)),
        (_, Datum::Gap, _) => String::new(),
    }
}
