use super::{
    canvas::{Anchor, Canvas, LINE, SIZE, line},
    data::Data,
};
use crate::typeset::letters;

/// The names of the series beside the ends of their lines, where a reader needs no key.
pub struct Beside {
    names: Vec<Vec<String>>,
    /// What they take from the width of the plot.
    pub width: f64,
}

/// Bold letters are wider.
const BOLD: f64 = SIZE * 1.08;

/// Between the plot and the names.
const GAP: f64 = 10.0;

impl Beside {
    /// None where a name is too long for a narrow column, or the names too many for the height.
    pub fn plan(data: &Data, canvas: &Canvas, height: f64) -> Option<Self> {
        let room = if canvas.is_wide() { 150.0 } else { 92.0 };
        let mut names = Vec::new();
        for series in &data.series {
            if !letters::fits(&series.name, room, BOLD, 3) {
                return None;
            }
            names.push(letters::lines(&series.name, room, BOLD));
        }
        let tall: f64 = names.iter().map(|lines| lines.len() as f64 * LINE).sum();
        let lines = names.iter().flatten();
        let width = lines
            .map(|line| letters::width(line, BOLD))
            .fold(0.0, f64::max);
        (tall <= height && data.series.len() > 1).then_some(Self {
            names,
            width: width + GAP,
        })
    }

    /// Each name as near to its `end` as the others let it, between `top` and `bottom`.
    pub fn draw(
        &self,
        canvas: &mut Canvas,
        data: &Data,
        ends: &[Option<(f64, f64)>],
        x: f64,
        (top, bottom): (f64, f64),
    ) {
        let known: Vec<usize> = (0..ends.len().min(self.names.len()))
            .filter(|place| ends[*place].is_some())
            .collect();
        let wanted = known.iter().map(|place| {
            let height = self.names[*place].len() as f64 * LINE;
            (ends[*place].map_or(0.0, |end| end.1), height)
        });
        let middles = spread(&wanted.collect::<Vec<_>>(), top, bottom);
        for (place, middle) in known.iter().zip(middles) {
            let (series, end) = (&data.series[*place], ends[*place].unwrap_or_default());
            if (middle - end.1).abs() > LINE * 0.4 || x - end.0 > GAP {
                let leader = line(canvas, (end.0 + 5.0, end.1), (x + GAP - 3.0, middle));
                canvas.path("chart__leader", None, leader);
            }
            let class = match series.tone {
                Some(_) => "chart__name",
                None => "chart__quiet",
            };
            canvas.naming = series.tone;
            canvas.lines(class, x + GAP, middle, Anchor::Start, &self.names[*place]);
            canvas.naming = None;
        }
    }
}

/// Middles for things that want to be at a height and have one, so that none covers another: moved
/// as little as it takes, and kept between `top` and `bottom` as far as they all fit.
pub fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0));
    let mut middles: Vec<f64> = wanted.iter().map(|(middle, _)| *middle).collect();
    let mut free = top;
    for place in &order {
        let half = wanted[*place].1 / 2.0;
        middles[*place] = middles[*place].max(free + half);
        free = middles[*place] + half;
    }
    let mut free = bottom;
    for place in order.iter().rev() {
        let half = wanted[*place].1 / 2.0;
        middles[*place] = middles[*place].min(free - half);
        free = middles[*place] - half;
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_cover_each_other() {
        for seed in 0..200u32 {
            let count = 1 + seed % 8;
            let wanted: Vec<(f64, f64)> = (0..count)
                .map(|place| {
                    let middle = (seed * 37 + place * place * 53) % 230;
                    (f64::from(middle), if place % 3 == 0 { 32.0 } else { 16.0 })
                })
                .collect();

            let middles = spread(&wanted, 0.0, 230.0);

            let mut spans: Vec<(f64, f64)> = middles
                .iter()
                .zip(&wanted)
                .map(|(middle, (_, height))| (middle - height / 2.0, middle + height / 2.0))
                .collect();
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(
                spans.windows(2).all(|two| two[0].1 <= two[1].0 + 1e-9),
                "{spans:?}"
            );
            assert!(
                spans
                    .iter()
                    .all(|span| span.0 >= -1e-9 && span.1 <= 230.0 + 1e-9)
            );
        }
    }

    #[test]
    fn a_name_with_room_stays_where_it_is() {
        assert_eq!(
            spread(&[(100.0, 16.0), (20.0, 16.0)], 0.0, 200.0),
            [100.0, 20.0]
        );
    }
}
