use super::{
    canvas::{Canvas, LINE, SIZE},
    data::Data,
};
use crate::typeset::letters;

/// A picture that is higher than this is drawn in thinner bars, however many they are.
const TALLEST: f64 = 2400.0;

/// How a row is laid out.
pub struct Layout {
    /// Room for the names, or none where they stand over their bars.
    pub gutter: Option<f64>,
    /// The name of each row, in lines.
    pub names: Vec<Vec<String>>,
    /// The height of a bar.
    pub bar: f64,
    /// How many bars a row has.
    pub bars: usize,
    /// Between the bars of two rows.
    pub gap: f64,
}

impl Layout {
    /// `bars` is how many stand side by side in a row.
    pub fn of(data: &Data, canvas: &Canvas, bars: usize) -> Self {
        let most = canvas.width * if canvas.is_wide() { 0.32 } else { 0.36 };
        let fit = data
            .rows
            .iter()
            .all(|row| letters::fits(&row.name, most, SIZE, 2));
        let room = if fit { most } else { canvas.width };
        let names: Vec<Vec<String>> = data
            .rows
            .iter()
            .map(|row| letters::lines(&row.name, room, SIZE))
            .collect();
        let widest = names
            .iter()
            .flatten()
            .map(|line| letters::width(line, SIZE))
            .fold(0.0, f64::max);
        let bars = bars.max(1);
        let layout = Self {
            gutter: fit.then_some(widest),
            names,
            bar: if bars == 1 { 22.0 } else { 17.0 },
            bars,
            gap: 12.0,
        };
        if layout.height(data.rows.len()) <= TALLEST {
            return layout;
        }
        // No name fits any more; the table has them.
        let share = TALLEST / data.rows.len() as f64;
        Self {
            gutter: Some(0.0),
            names: vec![Vec::new(); data.rows.len()],
            bar: share * 0.8 / bars as f64,
            bars,
            gap: share * 0.2,
        }
    }

    /// The height of so many rows.
    pub fn height(&self, rows: usize) -> f64 {
        let bars = rows as f64 * (self.bar * self.bars as f64 + self.gap);
        let names = self.names.iter();
        let names = names.map(|names| names.len() as f64 * LINE + 2.0);
        match self.gutter {
            Some(_) => bars,
            None => names.sum::<f64>() + bars,
        }
    }
}
