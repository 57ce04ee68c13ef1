//! Lines and spots, with soft edges.

use crate::canvas::{HIGH, SCALE, WIDE};
use std::mem;
use std::ops::Range;

/// A point of a line, and half the line's width there.
#[derive(Clone, Copy)]
pub struct Dab {
    pub x: f32,
    pub y: f32,
    pub radius: f32,
}

impl Dab {
    pub fn new(x: f32, y: f32, radius: f32) -> Self {
        Self { x, y, radius }
    }
}

/// Draws a line once however often it crosses itself, so that a translucent one has no knots.
pub struct Pen {
    depths: Vec<f32>,
    touched: Vec<usize>,
}

impl Pen {
    pub fn new() -> Self {
        Self {
            depths: vec![0.0; WIDE * HIGH],
            touched: Vec::new(),
        }
    }

    /// Hands over each pixel of the line and how far inside the line's edge it lies, in pixels of
    /// the canvas, plus one half: clamped to 1 that is the share of the pixel covered.
    pub fn trace(&mut self, line: &[Dab], mut paint: impl FnMut(usize, f32)) {
        for pair in line.windows(2) {
            self.segment(pair[0], pair[1]);
        }
        for at in self.touched.drain(..) {
            paint(at, mem::take(&mut self.depths[at]));
        }
    }

    pub fn spot(&mut self, at: Dab, paint: impl FnMut(usize, f32)) {
        self.trace(&[at, at], paint);
    }

    fn segment(&mut self, from: Dab, to: Dab) {
        let place = |dab: Dab| {
            let (x, y) = ((dab.x + 1.5) * SCALE - 0.5, (dab.y + 1.0) * SCALE - 0.5);
            (x, y, dab.radius * SCALE)
        };
        let ((ax, ay, ar), (bx, by, br)) = (place(from), place(to));
        let (dx, dy, dr) = (bx - ax, by - ay, br - ar);
        let square = (dx * dx + dy * dy).max(1e-6);
        let reach = ar.max(br) + 0.5;
        let columns = span(ax.min(bx) - reach, ax.max(bx) + reach, WIDE);
        for row in span(ay.min(by) - reach, ay.max(by) + reach, HIGH) {
            for column in columns.clone() {
                let (px, py) = (column as f32 - ax, row as f32 - ay);
                let t = ((px * dx + py * dy) / square).clamp(0.0, 1.0);
                let (ex, ey) = (px - t * dx, py - t * dy);
                let depth = ar + t * dr + 0.5 - (ex * ex + ey * ey).sqrt();
                let at = row * WIDE + column;
                if depth > self.depths[at] {
                    if self.depths[at] == 0.0 {
                        self.touched.push(at);
                    }
                    self.depths[at] = depth;
                }
            }
        }
    }
}

fn span(from: f32, to: f32, limit: usize) -> Range<usize> {
    let inside = |x: f32| x.clamp(0.0, limit as f32) as usize;
    inside(from.max(0.0))..inside(to + 1.0)
}
