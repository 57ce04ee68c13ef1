use crate::{grammar::ticks, model::Map, typeset::figures::decimals};

/// The classes that figures fall into, each with its shade.
#[derive(Debug, Clone, PartialEq)]
pub struct Shades {
    /// Where one ends and the next begins, in order.
    pub breaks: Vec<f64>,
    /// Of each class: 1 to 7, the darker the more; -1 to -3 below zero.
    pub shades: Vec<i8>,
    /// The one figure of each class, where they are so few; else none.
    pub figures: Vec<f64>,
}

const MOST: usize = 6;

impl Shades {
    /// By the breaks that the map gives, else by its figures where they are few, else by round ones.
    pub fn of(map: &Map) -> Self {
        let mut values: Vec<f64> = map
            .values
            .iter()
            .filter_map(|it| it.value.filter(|value| value.is_finite()))
            .collect();
        values.sort_by(f64::total_cmp);
        let figures = if map.breaks.is_empty() {
            few(&values)
        } else {
            Vec::new()
        };
        let mut breaks: Vec<f64> = if !map.breaks.is_empty() {
            let given = map.breaks.iter().copied();
            given.filter(|at| at.is_finite()).collect()
        } else if figures.is_empty() {
            round(&values)
        } else {
            figures[1..].to_vec()
        };
        breaks.sort_by(f64::total_cmp);
        breaks.dedup();
        breaks.truncate(MOST);
        let has_negative = values.first().is_some_and(|least| *least < 0.0);
        let zero = if figures.is_empty() {
            breaks.iter().position(|at| *at == 0.0)
        } else {
            breaks.iter().position(|at| *at >= 0.0)
        };
        Self {
            shades: shades(breaks.len() + 1, zero.filter(|_| has_negative)),
            breaks,
            figures,
        }
    }

    /// A figure on a break belongs to the class above it.
    pub fn class(&self, value: f64) -> usize {
        self.breaks.partition_point(|at| *at <= value)
    }
}

/// The different figures, where each can be a class: there are two at most, or hardly others between
/// them as precisely as they were given. None where there are more, or too many for the shades below
/// zero.
fn few(values: &[f64]) -> Vec<f64> {
    let mut figures = values.to_vec();
    figures.dedup();
    let finest = figures.iter().map(|figure| decimals(*figure)).max();
    let Some((least, most)) = figures.first().zip(figures.last()) else {
        return Vec::new();
    };
    let finest = i32::try_from(finest.unwrap_or_default()).unwrap_or_default();
    let between = (most - least) * 10f64.powi(finest);
    let below = figures.partition_point(|figure| *figure < 0.0);
    let is_few = figures.len() <= 2 || between < MOST as f64 + 0.5;
    if is_few && (below <= 3 || below == figures.len()) {
        figures
    } else {
        Vec::new()
    }
}

/// Round figures at even distances, or, where most values would share a class, such that each class
/// has about as many.
fn round(values: &[f64]) -> Vec<f64> {
    let (Some(least), Some(most)) = (values.first(), values.last()) else {
        return Vec::new();
    };
    let mut even = ticks(*least, *most, 5).at;
    even.pop();
    even.drain(..1.min(even.len()));
    let fullest = (0..=even.len()).map(|class| {
        let above =
            |at: Option<&f64>| at.map_or(values.len(), |at| values.partition_point(|it| it < at));
        above(even.get(class)) - class.checked_sub(1).map_or(0, |last| above(even.get(last)))
    });
    let is_skewed = fullest.max().unwrap_or_default() * 10 > values.len() * 6;
    if !is_skewed || values.len() < 8 || *least < 0.0 {
        return even;
    }
    let fifths = (1..5).map(|fifth| two_digits(values[values.len() * fifth / 5]));
    fifths.collect()
}

fn two_digits(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

/// So many, spread over the ramp; where zero is the break of that index, two ramps meet there.
fn shades(count: usize, zero: Option<usize>) -> Vec<i8> {
    let spread = |place: usize, of: usize, most: i8| match of {
        1 => most - 1,
        _ => 1 + ((place * (most as usize - 1)) as f64 / (of - 1) as f64).round() as i8,
    };
    let shade = |class: usize| match zero {
        Some(zero) if class <= zero => -spread(zero - class, zero + 1, 3),
        Some(zero) => spread(class - zero - 1, count - zero - 1, 7).max(2),
        None => spread(class, count, 7),
    };
    (0..count).map(shade).collect()
}
