use super::{
    axis::{Plot, close_unit, head},
    canvas::{Anchor, Canvas, LINE, SIZE, line},
    data::Data,
    scale::Scale,
};
use crate::{
    grammar::{Ticks, coarse_ticks, widened},
    model::Chart,
    typeset::{figures::Figures, letters},
};

/// The axis of the figures, which stands.
pub struct Upright {
    ticks: Ticks,
    /// Where the axis begins and ends, which need not be at a tick.
    from: f64,
    to: f64,
    labels: Vec<String>,
    /// Room for the labels.
    pub gutter: f64,
    /// What stands over it.
    head: Option<String>,
}

impl Upright {
    /// Over figures from the least to the greatest in `range`, with about so many labels.
    pub fn of(
        chart: &Chart,
        data: &Data,
        figures: &Figures,
        range: (f64, f64),
        about: usize,
    ) -> Self {
        let y = chart.y.as_ref();
        let range = widened(range.0, range.1);
        let mut ticks = coarse_ticks(range.0, range.1, about, data.decimals);
        let (from, to) = trim(&mut ticks, range);
        let close = close_unit(y);
        let label = |tick: &f64| figures.with_unit(*tick, ticks.decimals, close);
        let labels: Vec<String> = ticks.at.iter().map(label).collect();
        let widest = labels.iter().map(|label| letters::width(label, SIZE));
        Self {
            gutter: widest.fold(0.0, f64::max) + 8.0,
            labels,
            head: head(y),
            ticks,
            from,
            to,
        }
    }

    /// The height of what stands over it.
    pub fn head_height(&self) -> f64 {
        match self.head {
            Some(_) => LINE + 6.0,
            None => 0.0,
        }
    }

    /// How high a figure is in the plot.
    pub fn scale(&self, plot: &Plot) -> Scale {
        Scale {
            from: self.from,
            to: self.to,
            start: plot.bottom,
            end: plot.top,
        }
    }

    /// Labels and lines across, the line at zero stronger.
    pub fn draw(&self, canvas: &mut Canvas, plot: &Plot) {
        let scale = self.scale(plot);
        let mut grid = String::new();
        for (tick, label) in self.ticks.at.iter().zip(&self.labels) {
            let y = scale.at(*tick);
            canvas.text("chart__quiet", plot.left - 8.0, y, Anchor::End, label);
            if *tick != 0.0 {
                grid += &line(canvas, (plot.left, y), (plot.right, y));
            }
        }
        canvas.path("chart__grid", None, grid);
        if let Some(head) = &self.head {
            let y = plot.top - LINE - 2.0;
            canvas.text(
                "chart__quiet",
                plot.left - self.gutter,
                y,
                Anchor::Start,
                head,
            );
        }
    }

    /// Over what is drawn, if zero is on the axis.
    pub fn draw_zero(&self, canvas: &mut Canvas, plot: &Plot) {
        if self.ticks.at.contains(&0.0) {
            let y = self.scale(plot).at(0.0);
            let zero = line(canvas, (plot.left, y), (plot.right, y));
            canvas.path("chart__zero", None, zero);
        }
    }
}

/// Takes away a tick at either end that most of a step lies empty before, and tells where the axis
/// ends then.
fn trim(ticks: &mut Ticks, range: (f64, f64)) -> (f64, f64) {
    let at = &mut ticks.at;
    let step = at[1] - at[0];
    let (mut from, mut to) = (at[0], at[at.len() - 1]);
    if at.len() > 2 && range.0 - from > step * 0.5 {
        from = range.0 - step * 0.1;
        at.remove(0);
    }
    if at.len() > 2 && to - range.1 > step * 0.5 {
        to = range.1 + step * 0.1;
        at.pop();
    }
    (from, to)
}
