use super::data::Data;

/// From where to where a part of a stack goes, in figures.
pub type Span = (f64, f64);

/// The parts of each stack, a list a series: what is above zero upwards, what is below it downwards.
pub fn stacks(data: &Data) -> Vec<Vec<Span>> {
    let mut ends = vec![(0.0f64, 0.0f64); data.rows.len()];
    let spans = data.series.iter().map(|series| {
        let figures = series.figures.iter().zip(&mut ends);
        figures
            .map(|(figure, (below, above))| {
                let figure = figure.unwrap_or_default();
                let end = if figure < 0.0 { below } else { above };
                let from = *end;
                *end += figure;
                (from, *end)
            })
            .collect()
    });
    spans.collect()
}
