use crate::grammar::{Ticks, axis::LIMIT};

/// A straight scale from figures to places in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub from: f64,
    pub to: f64,
    pub start: f64,
    pub end: f64,
}

impl Scale {
    /// From the first tick at `start` to the last at `end`.
    pub fn over(ticks: &Ticks, start: f64, end: f64) -> Self {
        Self {
            from: ticks.at.first().copied().unwrap_or_default(),
            to: ticks.at.last().copied().unwrap_or(1.0),
            start,
            end,
        }
    }

    /// Never outside the picture.
    pub fn at(&self, figure: f64) -> f64 {
        let share = (figure.clamp(-LIMIT, LIMIT) - self.from) / (self.to - self.from);
        let share = if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        };
        self.start + share * (self.end - self.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::ticks;

    #[test]
    fn every_figure_has_its_place() {
        let odd = [
            f64::MIN,
            f64::MAX,
            f64::NAN,
            f64::INFINITY,
            -7.5,
            0.0,
            1e15,
            f64::MIN_POSITIVE,
        ];
        for from in odd {
            for to in odd {
                let scale = Scale::over(&ticks(from, to, 5), 0.0, 100.0);
                assert!(scale.at(from).is_finite(), "{from} {to}");
            }
        }
    }
}
