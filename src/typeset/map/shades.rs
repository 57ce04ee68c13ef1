use crate::{grammar::ticks, model::Map};

/// The classes that figures fall into, each with its shade.
#[derive(Debug, Clone, PartialEq)]
pub struct Shades {
    /// Where one ends and the next begins, in order.
    pub breaks: Vec<f64>,
    /// Of each class: 1 to 7, the darker the more; -1 to -3 below zero.
    pub shades: Vec<i8>,
}

const MOST: usize = 6;

impl Shades {
    /// By the breaks that the map gives, else by round ones.
    pub fn of(map: &Map) -> Self {
        let mut values: Vec<f64> = map
            .values
            .iter()
            .filter_map(|it| it.value.filter(|value| value.is_finite()))
            .collect();
        values.sort_by(f64::total_cmp);
        let given = map.breaks.iter().copied().filter(|at| at.is_finite());
        let mut breaks: Vec<f64> = if map.breaks.is_empty() {
            round(&values)
        } else {
            given.collect()
        };
        breaks.sort_by(f64::total_cmp);
        breaks.dedup();
        breaks.truncate(MOST);
        let shades = shades(&breaks, values.first().is_some_and(|least| *least < 0.0));
        Self { breaks, shades }
    }

    /// A figure on a break belongs to the class above it.
    pub fn class(&self, value: f64) -> usize {
        self.breaks.partition_point(|at| *at <= value)
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
    if value == 0.0 {
        return 0.0;
    }
    let power = 10f64.powf(value.abs().log10().floor() - 1.0);
    let rounded = (value / power).round() * power;
    // Without the dust of the division.
    format!("{rounded:.12}").parse().unwrap_or(rounded)
}

/// Spread over the ramp; where zero is a break, two ramps meet there.
fn shades(breaks: &[f64], has_negative: bool) -> Vec<i8> {
    let count = breaks.len() + 1;
    let zero = breaks
        .iter()
        .position(|at| *at == 0.0)
        .filter(|_| has_negative);
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
