use super::axis::LIMIT;

/// Round figures along an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticks {
    /// In order; the first and the last are the ends of the axis. Never fewer than two.
    pub at: Vec<f64>,
    /// How many decimals tell them apart.
    pub decimals: usize,
}

/// Ticks from at or below `from` to at or above `to`: about as many as `about`, a step of 1, 2 or 5
/// times a power of ten apart.
pub fn ticks(from: f64, to: f64, about: usize) -> Ticks {
    coarse_ticks(from, to, about, usize::MAX)
}

/// The same, with no more decimals than `finest`: what is counted has no halves.
pub fn coarse_ticks(from: f64, to: f64, about: usize, finest: usize) -> Ticks {
    let (from, to) = widened(from, to);
    let (mut digit, mut power) = step((to - from) / about.max(1) as f64);
    let finest = i32::try_from(finest).map_or(i32::MIN, |finest| -finest);
    if power < finest {
        (digit, power) = (1, finest);
    }
    let step = exactly(digit, power);
    let (first, last) = ((from / step + 1e-9).floor(), (to / step - 1e-9).ceil());
    let count = (last - first).clamp(1.0, 100.0) as i64;
    let first = first as i64;
    Ticks {
        at: (first..=first + count)
            .map(|place| exactly(place * digit, power))
            .collect(),
        decimals: power.min(0).unsigned_abs() as usize,
    }
}

/// The next round step as a digit and a power of ten, rather too large than too small: few lines are
/// read sooner.
fn step(rough: f64) -> (i64, i32) {
    let power = rough.log10().floor() as i32;
    match rough / 10f64.powi(power) {
        ..1.1 => (1, power),
        ..2.2 => (2, power),
        ..5.5 => (5, power),
        _ => (1, power + 1),
    }
}

/// `number` times ten to that power, without the dust that multiplying leaves.
fn exactly(number: i64, power: i32) -> f64 {
    format!("{number}e{power}").parse().unwrap_or_default()
}

/// A range in which a figure can be told from the next: about one figure, as far on as it is from zero.
pub fn widened(from: f64, to: f64) -> (f64, f64) {
    let real = |figure: f64| match figure {
        _ if figure.is_nan() || figure.abs() < 1.0 / LIMIT => 0.0,
        _ => figure.clamp(-LIMIT, LIMIT),
    };
    let (from, to) = (real(from.min(to)), real(from.max(to)));
    if to - from > from.abs().max(to.abs()) * 1e-9 {
        (from, to)
    } else if from > 0.0 {
        (0.0, to * 2.0)
    } else if from < 0.0 {
        (from * 2.0, 0.0)
    } else {
        (0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_figures() {
        assert_eq!(ticks(0.0, 97.0, 5).at, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(313.0, 427.0, 4).at, [300.0, 350.0, 400.0, 450.0]);
        assert_eq!(ticks(-0.3, 0.7, 5).at.len(), 7);
        assert_eq!(ticks(-0.3, 0.7, 5).decimals, 1);
        assert_eq!(ticks(0.9, 1.1, 5).at, [0.9, 0.95, 1.0, 1.05, 1.1]);
        let small = ticks(0.0, 1e-9, 5);
        assert_eq!((small.at[1], small.decimals), (2e-10, 10));
        assert_eq!(ticks(0.001, 0.011, 10).decimals, 3);
    }

    #[test]
    fn one_figure_alone_has_an_axis_from_zero() {
        assert_eq!(ticks(5.0, 5.0, 5).at, [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(ticks(-5.0, -5.0, 2).at, [-10.0, -5.0, 0.0]);
        assert_eq!(ticks(0.0, 0.0, 2).at, [0.0, 0.5, 1.0]);
    }

    #[test]
    fn what_is_counted_has_no_halves() {
        assert_eq!(coarse_ticks(0.0, 0.0, 5, 0).at, [0.0, 1.0]);
        assert_eq!(coarse_ticks(0.0, 2.0, 5, 0).at, [0.0, 1.0, 2.0]);
        assert_eq!(coarse_ticks(0.0, 0.5, 5, 1).decimals, 1);
        assert_eq!(coarse_ticks(2.2, 2.4, 5, 0).at, [2.0, 3.0]);
    }

    #[test]
    fn ticks_stand_for_anything() {
        let ends = [
            0.0,
            -0.0,
            1.0,
            -7.5,
            1e-300,
            1e15,
            1e15 + 0.125,
            1e300,
            f64::MAX,
        ];
        let odd = [
            f64::MIN,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MIN_POSITIVE,
        ];
        for from in ends.iter().chain(&odd) {
            for to in ends.iter().chain(&odd) {
                let ticks = ticks(*from, *to, 5);
                assert!(
                    (2..=101).contains(&ticks.at.len()),
                    "{from} {to}: {ticks:?}"
                );
                assert!(
                    ticks.at.is_sorted_by(|a, b| a < b),
                    "{from} {to}: {ticks:?}"
                );
            }
        }
    }
}
