//! The first column of a chart, as places on an axis.

use jiff::civil::Date;

use crate::model::{AcrossKind, Chart, Datum};

/// Figures beyond it are drawn as if they were it, so that no difference is infinite.
pub const LIMIT: f64 = 1e100;

/// What the axis holds: as the chart says, else what every cell of the first column can be read as.
pub fn kind(chart: &Chart) -> AcrossKind {
    if let Some(kind) = chart.x.as_ref().and_then(|x| x.kind) {
        return kind;
    }
    let cells = || chart.rows.iter().filter_map(|row| row.first());
    let are = |kind| cells().all(|cell| position(cell, kind).is_some());
    let column = chart.columns.first();
    let has_unit = column.is_some_and(|column| column.unit.is_some());
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

/// Where a cell stands on a measured axis of that kind: a year, the day since 1970, or the number
/// itself; none on an axis of names, and where it can't be read.
pub fn position(cell: &Datum, kind: AcrossKind) -> Option<f64> {
    let position = match (kind, cell) {
        (AcrossKind::Years, Datum::Number(year)) => {
            Some(*year).filter(|year| year.fract() == 0.0 && (1000.0..3000.0).contains(year))
        }
        (AcrossKind::Years, Datum::Words(words)) if words.len() == 4 => words.parse().ok(),
        (AcrossKind::Dates, Datum::Words(words)) => date(words).map(day),
        (AcrossKind::Numbers, Datum::Number(number)) => Some(*number),
        (AcrossKind::Numbers, Datum::Words(words)) => words.parse().ok(),
        _ => None,
    };
    position
        .filter(|position| position.is_finite())
        .map(|position| position.clamp(-LIMIT, LIMIT))
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

/// The date of a day since 1970; none where no calendar has it.
pub fn date_of(day: f64) -> Option<Date> {
    let span = jiff::Span::new()
        .try_days(day.clamp(-1e6, 1e6) as i64)
        .ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}
