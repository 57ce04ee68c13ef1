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
    let (from, to) = widened(from, to);
    let step = step((to - from) / about.max(1) as f64);
    let (first, last) = ((from / step + 1e-9).floor(), (to / step - 1e-9).ceil());
    let count = (last - first).clamp(1.0, 100.0) as usize;
    let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as usize;
    Ticks {
        at: (0..=count)
            .map(|place| (first + place as f64) * step)
            .collect(),
        decimals,
    }
}

/// The next round step, rather too large than too small: few lines are read sooner.
fn step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let ratio = rough / power;
    let round = match ratio {
        ..1.1 => 1.0,
        ..2.2 => 2.0,
        ..5.5 => 5.0,
        _ => 10.0,
    };
    round * power
}

/// A range in which a figure can be told from the next.
fn widened(from: f64, to: f64) -> (f64, f64) {
    let real = |figure: f64| {
        if figure.is_nan() {
            0.0
        } else {
            figure.clamp(-LIMIT, LIMIT)
        }
    };
    let (from, to) = (real(from.min(to)), real(from.max(to)));
    let least = (from.abs().max(to.abs()) * 1e-9).max(1e-9);
    if to - from > least {
        (from, to)
    } else if from == 0.0 {
        (0.0, 1.0)
    } else {
        (from - from.abs() * 0.1, to + from.abs() * 0.1)
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
