//! Land that rises, and the rivers that cut it down in proportion to the area they drain.

use crate::maths::{exp, floor, length, ramp};
use crate::noise::{Draw, Noise};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::f32::consts::SQRT_2;

/// The relief reaches beyond the picture by a tenth on each side.
const SPAN: [f32; 2] = [3.3, 2.2];

pub struct Relief {
    wide: usize,
    high: usize,
    pub heights: Vec<f32>,
}

impl Relief {
    pub fn new(wide: usize, high: usize, height: impl Fn(f32, f32) -> f32) -> Self {
        let mut relief = Self {
            wide,
            high,
            heights: Vec::new(),
        };
        relief.heights = (0..wide * high)
            .map(|cell| {
                let [x, y] = relief.place(cell);
                height(x, y)
            })
            .collect();
        relief
    }

    fn place(&self, cell: usize) -> [f32; 2] {
        let (column, row) = (cell % self.wide, cell / self.wide);
        [
            ((column as f32 + 0.5) / self.wide as f32 - 0.5) * SPAN[0],
            ((row as f32 + 0.5) / self.high as f32 - 0.5) * SPAN[1],
        ]
    }

    fn cell(&self, x: f32, y: f32) -> [f32; 2] {
        [
            (x / SPAN[0] + 0.5) * self.wide as f32 - 0.5,
            (y / SPAN[1] + 0.5) * self.high as f32 - 0.5,
        ]
    }

    /// Height and slopes by cubic B-spline, which keeps even the shading smooth.
    pub fn at(&self, x: f32, y: f32) -> (f32, [f32; 2]) {
        let [column, row] = self.cell(x, y);
        let (left, above) = (floor(column), floor(row));
        let (across, down) = (spline(column - left as f32), spline(row - above as f32));
        let (mut height, mut east, mut south) = (0.0, 0.0, 0.0);
        for (j, &(weight_y, slope_y)) in down.iter().enumerate() {
            let row = (above - 1 + j as i32).clamp(0, self.high as i32 - 1) as usize;
            for (i, &(weight_x, slope_x)) in across.iter().enumerate() {
                let column = (left - 1 + i as i32).clamp(0, self.wide as i32 - 1) as usize;
                let value = self.heights[row * self.wide + column];
                height += value * weight_x * weight_y;
                east += value * slope_x * weight_y;
                south += value * weight_x * slope_y;
            }
        }
        let cells = self.wide as f32 / SPAN[0];
        (height, [east * cells, south * cells])
    }

    pub fn finer(&self) -> Self {
        let rough = Noise(self.wide as u32);
        Self::new(2 * self.wide, 2 * self.high, |x, y| {
            (self.at(x, y).0 + 0.01 * rough.at(x * 60.0, y * 60.0)).max(0.0)
        })
    }

    /// The highest place comes to 1, and each cell to its share of that.
    pub fn level(&mut self, share: impl Fn(usize) -> f32) {
        let highest = self.heights.iter().copied().fold(0.0, f32::max);
        for (cell, height) in self.heights.iter_mut().enumerate() {
            *height *= share(cell) / highest;
        }
    }

    pub fn erode(&mut self, river: &[[f32; 2]], rounds: usize) {
        let outlet = self.outlets(river);
        let noise = Noise(88);
        let rise = Self::new(self.wide, self.high, |x, y| {
            let broad = noise.fbm(3, x * 0.9 + 2.0, y * 0.9);
            0.3 * exp(1.8 * broad) * ramp(-0.05, 0.4, distance(river, x, y))
        });
        let size = SPAN[0] / self.wide as f32;
        let mut draw = Draw::new(rounds as u64);
        for _ in 0..rounds {
            let drains = self.drain(&outlet, &mut draw);
            let mut area = vec![size * size; self.heights.len()];
            for &(cell, into) in drains.iter().rev() {
                if cell != into {
                    area[into] += area[cell];
                }
            }
            for &(cell, into) in &drains {
                if outlet[cell] {
                    self.heights[cell] = 0.0;
                    continue;
                }
                let ([x0, y0], [x1, y1]) = (self.place(cell), self.place(into));
                let cut = 0.3 * (area[cell] + 2.5e-4).sqrt() / length(x1 - x0, y1 - y0);
                let risen = self.heights[cell] + rise.heights[cell];
                self.heights[cell] = (risen + cut * self.heights[into]) / (1.0 + cut);
            }
            for _ in 0..(self.wide / 240) * (self.wide / 240) {
                self.creep();
            }
        }
    }

    fn outlets(&self, river: &[[f32; 2]]) -> Vec<bool> {
        let mut outlet = vec![false; self.heights.len()];
        for &[x, y] in river {
            let [column, row] = self.cell(x, y).map(|place| floor(place + 0.5));
            if (0..self.wide as i32).contains(&column) && (0..self.high as i32).contains(&row) {
                outlet[row as usize * self.wide + column as usize] = true;
            }
        }
        outlet
    }

    /// Every cell with the neighbour it drains into, each after the cell it drains into. Which way
    /// is steepest is a little left to chance, or rivers would keep to the lattice's directions.
    fn drain(&self, outlet: &[bool], draw: &mut Draw) -> Vec<(usize, usize)> {
        let mut order = Vec::with_capacity(self.heights.len());
        let mut into: Vec<Option<usize>> = vec![None; self.heights.len()];
        let mut settled = vec![false; self.heights.len()];
        // Heights are never below zero, so their bits sort as they do.
        let mut rim = BinaryHeap::new();
        for cell in (0..outlet.len()).filter(|&cell| outlet[cell]) {
            into[cell] = Some(cell);
            rim.push(Reverse((0, cell)));
        }
        while let Some(Reverse((level, cell))) = rim.pop() {
            let mut best = (0.0, into[cell].unwrap_or(cell));
            let (column, row) = (cell % self.wide, cell / self.wide);
            for next_row in row.saturating_sub(1)..(row + 2).min(self.high) {
                for next_column in column.saturating_sub(1)..(column + 2).min(self.wide) {
                    let next = next_row * self.wide + next_column;
                    if into[next].is_none() {
                        into[next] = Some(cell);
                        rim.push(Reverse((self.heights[next].to_bits().max(level), next)));
                    } else if settled[next] && !outlet[cell] {
                        let straight = next_row == row || next_column == column;
                        let run = if straight { 1.0 } else { SQRT_2 };
                        let fall = (self.heights[cell] - self.heights[next]) / run;
                        let fall = fall * draw.between(0.4, 1.0);
                        if fall > best.0 {
                            best = (fall, next);
                        }
                    }
                }
            }
            settled[cell] = true;
            order.push((cell, best.1));
        }
        order
    }

    fn creep(&mut self) {
        let old = self.heights.clone();
        for row in 1..self.high - 1 {
            for column in 1..self.wide - 1 {
                let cell = row * self.wide + column;
                let around =
                    old[cell - 1] + old[cell + 1] + old[cell - self.wide] + old[cell + self.wide];
                self.heights[cell] += 0.18 * (around / 4.0 - old[cell]);
            }
        }
    }
}

/// From the nearest point of a line.
pub fn distance(line: &[[f32; 2]], x: f32, y: f32) -> f32 {
    line.iter()
        .step_by(2)
        .map(|at| (at[0] - x) * (at[0] - x) + (at[1] - y) * (at[1] - y))
        .fold(f32::MAX, f32::min)
        .sqrt()
}

/// Weights of the four nearest values, and of the slope between them.
fn spline(t: f32) -> [(f32, f32); 4] {
    let (s, u) = (1.0 - t, t * t);
    let near = |t: f32| (3.0 * t * t * t - 6.0 * t * t + 4.0) / 6.0;
    [
        (s * s * s / 6.0, -s * s / 2.0),
        (near(t), (3.0 * u - 4.0 * t) / 2.0),
        (near(s), (4.0 * s - 3.0 * s * s) / 2.0),
        (u * t / 6.0, u / 2.0),
    ]
}
