use super::{
    axis::Plot,
    canvas::{Anchor, Canvas, LINE, SIZE, line},
};
use crate::typeset::letters;

/// What is said of places on the axis across, over the plot: planned before the plot has its place,
/// since it takes height from it.
pub struct Marks {
    /// Where, its lines, and the row that it stands in.
    marks: Vec<(f64, Vec<String>, usize)>,
    rows: Vec<f64>,
}

impl Marks {
    /// `marks` are places and what is said of them.
    pub fn plan(canvas: &Canvas, plot: &Plot, marks: impl Iterator<Item = (f64, String)>) -> Self {
        let room = ((plot.right - plot.left) * 0.45).min(170.0);
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut rows: Vec<f64> = Vec::new();
        let mut planned = Vec::new();
        for (x, text) in marks {
            let lines = letters::lines(&text, room, SIZE);
            let width = lines
                .iter()
                .map(|line| letters::width(line, SIZE))
                .fold(0.0, f64::max);
            let span = if is_ahead(canvas, x) {
                (x, x + width + 12.0)
            } else {
                (x - width - 12.0, x)
            };
            let is_free =
                |row: &Vec<(f64, f64)>| row.iter().all(|it| it.1 < span.0 || span.1 < it.0);
            let row = taken.iter().position(is_free).unwrap_or_else(|| {
                taken.push(Vec::new());
                rows.push(0.0);
                taken.len() - 1
            });
            taken[row].push(span);
            rows[row] = rows[row].max(lines.len() as f64 * LINE);
            planned.push((x, lines, row));
        }
        Self {
            marks: planned,
            rows,
        }
    }

    /// The height that they take over the plot.
    pub fn height(&self) -> f64 {
        self.rows.iter().map(|row| row + 2.0).sum()
    }

    /// From `top` down to the foot of the plot.
    pub fn draw(&self, canvas: &mut Canvas, plot: &Plot, top: f64) {
        let start = |row: usize| top + self.rows.iter().take(row).map(|row| row + 2.0).sum::<f64>();
        let strokes = self
            .marks
            .iter()
            .map(|(x, _, row)| line(canvas, (*x, start(*row)), (*x, plot.bottom)))
            .collect();
        canvas.path("chart__mark", None, strokes);
        for (x, lines, row) in &self.marks {
            let (x, anchor) = if is_ahead(canvas, *x) {
                (x + 6.0, Anchor::Start)
            } else {
                (x - 6.0, Anchor::End)
            };
            let middle = start(*row) + lines.len() as f64 * LINE / 2.0;
            canvas.lines("chart__said", x, middle, anchor, lines);
        }
    }
}

/// Whether the text is after the line.
fn is_ahead(canvas: &Canvas, x: f64) -> bool {
    x < canvas.width * 0.55
}
