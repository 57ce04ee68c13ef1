//! What every picture is painted on: twice as fine as printed, and averaged in light, not in code
//! values. A picture's own units are half its height, from the middle: x to ±1.5, y downwards to ±1.

use crate::maths::mix;
use jpeg_encoder::{ColorType, Encoder, EncodingError, SamplingFactor};
use std::ops::{Add, Mul};

const WIDTH: usize = 1800;
const HEIGHT: usize = 1200;
pub const WIDE: usize = 2 * WIDTH;
pub const HIGH: usize = 2 * HEIGHT;
/// Pixels of the canvas to a unit.
pub const SCALE: f32 = HEIGHT as f32;

#[derive(Clone, Copy, Default)]
pub struct Colour(pub [f32; 3]);

pub const PAPER: Colour = Colour::hex(0xf7f2e7);
pub const INK: Colour = Colour::hex(0x24211d);
pub const RED: Colour = Colour::hex(0xa3182b);
pub const BLUE: Colour = Colour::hex(0x1d4f76);
pub const GREEN: Colour = Colour::hex(0x1c6045);
pub const PLUM: Colour = Colour::hex(0x7d2860);
pub const OCHRE: Colour = Colour::hex(0xb3740f);

impl Colour {
    pub const fn hex(code: u32) -> Self {
        Self([
            ((code >> 16) & 0xff) as f32 / 255.0,
            ((code >> 8) & 0xff) as f32 / 255.0,
            (code & 0xff) as f32 / 255.0,
        ])
    }

    pub fn mix(self, other: Self, t: f32) -> Self {
        Self([
            mix(self.0[0], other.0[0], t),
            mix(self.0[1], other.0[1], t),
            mix(self.0[2], other.0[2], t),
        ])
    }

    fn differs(self, other: Self) -> f32 {
        (0..3)
            .map(|part| (self.0[part] - other.0[part]).abs())
            .fold(0.0, f32::max)
    }

    /// As ink takes light from what lies under it.
    pub fn under(self, ink: Self, t: f32) -> Self {
        let t = t.clamp(0.0, 1.0);
        Self([
            self.0[0] * mix(1.0, ink.0[0], t),
            self.0[1] * mix(1.0, ink.0[1], t),
            self.0[2] * mix(1.0, ink.0[2], t),
        ])
    }

    /// Along evenly spaced stops.
    pub fn along(stops: &[Self], t: f32) -> Self {
        let place = t.clamp(0.0, 1.0) * (stops.len() - 1) as f32;
        let first = (place as usize).min(stops.len() - 2);
        stops[first].mix(stops[first + 1], place - first as f32)
    }
}

impl Add for Colour {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self([
            self.0[0] + other.0[0],
            self.0[1] + other.0[1],
            self.0[2] + other.0[2],
        ])
    }
}

impl Mul<f32> for Colour {
    type Output = Self;

    fn mul(self, by: f32) -> Self {
        Self(self.0.map(|part| part * by))
    }
}

pub type Canvas = Field<Colour>;

/// One value for each pixel of the canvas.
pub struct Field<T>(pub Vec<T>);

impl<T: Copy> Field<T> {
    pub fn filled(value: T) -> Self {
        Self(vec![value; WIDE * HIGH])
    }

    pub fn shade(mut value: impl FnMut(f32, f32) -> T) -> Self {
        let mut cells = Vec::with_capacity(WIDE * HIGH);
        for row in 0..HIGH {
            let y = (row as f32 + 0.5) / SCALE - 1.0;
            cells.extend((0..WIDE).map(|column| value((column as f32 + 0.5) / SCALE - 1.5, y)));
        }
        Self(cells)
    }
}

impl<T: Copy + Add<Output = T> + Mul<f32, Output = T>> Field<T> {
    /// Each value becomes the mean of those at most `reach` away, twice over.
    pub fn blur(&mut self, reach: usize) {
        for _ in 0..2 {
            for row in self.0.chunks_mut(WIDE) {
                let soft = soften(row, reach);
                row.copy_from_slice(&soft);
            }
            for column in 0..WIDE {
                let line: Vec<T> = self.0.iter().skip(column).step_by(WIDE).copied().collect();
                for (row, value) in soften(&line, reach).into_iter().enumerate() {
                    self.0[row * WIDE + column] = value;
                }
            }
        }
    }
}

fn soften<T: Copy + Add<Output = T> + Mul<f32, Output = T>>(line: &[T], reach: usize) -> Vec<T> {
    let at = |place: usize| line[place.saturating_sub(reach).min(line.len() - 1)];
    let mut sum = (1..=2 * reach).map(at).fold(at(0), Add::add);
    (0..line.len())
        .map(|place| {
            let mean = sum * (1.0 / (2 * reach + 1) as f32);
            sum = sum + at(place + 2 * reach + 1) + at(place) * -1.0;
            mean
        })
        .collect()
}

impl Canvas {
    /// One sample to a printed pixel, and all four only where neighbours differ: for pictures with
    /// nothing thinner than a pixel in them.
    pub fn shade_smooth(colour: impl Fn(f32, f32) -> Colour) -> Self {
        let at = |column: f32, row: f32| colour(column / SCALE - 1.5, row / SCALE - 1.0);
        let coarse: Vec<Colour> = (0..WIDTH * HEIGHT)
            .map(|cell| at((cell % WIDTH * 2 + 1) as f32, (cell / WIDTH * 2 + 1) as f32))
            .collect();
        let mut canvas = Self::filled(Colour::default());
        for (cell, &middle) in coarse.iter().enumerate() {
            let (column, row) = (cell % WIDTH, cell / WIDTH);
            let around = [
                row * WIDTH + column.saturating_sub(1),
                row * WIDTH + (column + 1).min(WIDTH - 1),
                row.saturating_sub(1) * WIDTH + column,
                (row + 1).min(HEIGHT - 1) * WIDTH + column,
            ];
            let plain = around
                .iter()
                .all(|&other| coarse[other].differs(middle) < 0.02);
            for (right, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let (fine_column, fine_row) = (2 * column + right, 2 * row + down);
                canvas.0[fine_row * WIDE + fine_column] = if plain {
                    middle
                } else {
                    at(fine_column as f32 + 0.5, fine_row as f32 + 0.5)
                };
            }
        }
        canvas
    }

    pub fn jpeg(&self, quality: u8) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::with_capacity(3 * WIDTH * HEIGHT);
        for row in 0..HEIGHT {
            for column in 0..WIDTH {
                let corner = 2 * (row * WIDE + column);
                let block = [corner, corner + 1, corner + WIDE, corner + WIDE + 1];
                for part in 0..3 {
                    let light = block
                        .iter()
                        .map(|&at| self.0[at].0[part].clamp(0.0, 1.0))
                        .map(|code| code * code);
                    bytes.push(((light.sum::<f32>() / 4.0).sqrt() * 255.0 + 0.5) as u8);
                }
            }
        }
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, quality);
        encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
        encoder.set_optimized_huffman_tables(true);
        encoder.set_progressive(true);
        encoder.encode(&bytes, WIDTH as u16, HEIGHT as u16, ColorType::Rgb)?;
        Ok(file)
    }
}
