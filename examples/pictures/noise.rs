//! Seeded randomness: SplitMix64 for draws, gradient noise for fields.

use crate::maths::{cos, floor, ln};
use std::f32::consts::TAU;

pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, never reaching, 1.
    pub fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1 << 24) as f32
    }

    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    pub fn normal(&mut self) -> f32 {
        let radius = (-2.0 * ln(1.0 - self.unit())).sqrt();
        radius * cos(TAU * self.unit())
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[(self.unit() * from.len() as f32) as usize]
    }
}

/// A field of about -1 to 1, with no feature smaller than one unit.
#[derive(Clone, Copy)]
pub struct Noise(pub u32);

impl Noise {
    pub fn at(self, x: f32, y: f32) -> f32 {
        let (i, j) = (floor(x), floor(y));
        let (x, y) = (x - i as f32, y - j as f32);
        let corner = |a: i32, b: i32| {
            let h = self.hash(i.wrapping_add(a), j.wrapping_add(b), 0);
            signed(h) * (x - a as f32) + signed(h >> 16) * (y - b as f32)
        };
        let (u, v) = (fade(x), fade(y));
        let top = lerp(corner(0, 0), corner(1, 0), u);
        let bottom = lerp(corner(0, 1), corner(1, 1), u);
        1.6 * lerp(top, bottom, v)
    }

    pub fn at3(self, [x, y, z]: [f32; 3]) -> f32 {
        let (i, j, k) = (floor(x), floor(y), floor(z));
        let (x, y, z) = (x - i as f32, y - j as f32, z - k as f32);
        let corner = |a: i32, b: i32, c: i32| {
            let h = self.hash(i.wrapping_add(a), j.wrapping_add(b), k.wrapping_add(c));
            let third = h.wrapping_mul(0x9e37_79b9) >> 16;
            signed(h) * (x - a as f32)
                + signed(h >> 16) * (y - b as f32)
                + signed(third) * (z - c as f32)
        };
        let (u, v, w) = (fade(x), fade(y), fade(z));
        let plane = |c: i32| {
            let top = lerp(corner(0, 0, c), corner(1, 0, c), u);
            lerp(top, lerp(corner(0, 1, c), corner(1, 1, c), u), v)
        };
        1.4 * lerp(plane(0), plane(1), w)
    }

    /// Octaves, each turned so that the lattice never shows.
    pub fn fbm(self, octaves: u32, mut x: f32, mut y: f32) -> f32 {
        let (mut sum, mut weight) = (0.0, 0.5);
        for octave in 0..octaves {
            sum += weight * Self(self.0.wrapping_add(octave)).at(x, y);
            weight *= 0.5;
            (x, y) = (1.62 * x + 1.21 * y, 1.62 * y - 1.21 * x);
        }
        sum
    }

    pub fn fbm3(self, octaves: u32, mut p: [f32; 3]) -> f32 {
        let (mut sum, mut weight) = (0.0, 0.5);
        for octave in 0..octaves {
            sum += weight * Self(self.0.wrapping_add(octave)).at3(p);
            weight *= 0.5;
            let [x, y, z] = p;
            p = [1.62 * x + 1.21 * y, 1.62 * y - 1.21 * x, 2.02 * z + 7.3];
        }
        sum
    }

    fn hash(self, i: i32, j: i32, k: i32) -> u32 {
        let h = (i as u32).wrapping_mul(0x8da6_b343)
            ^ (j as u32).wrapping_mul(0xd816_3841)
            ^ (k as u32).wrapping_mul(0xcb1a_b31f)
            ^ self.0.wrapping_mul(0x165_667b1);
        let h = (h ^ (h >> 15)).wrapping_mul(0x2c1b_3c6d);
        let h = (h ^ (h >> 12)).wrapping_mul(0x297a_2d39);
        h ^ (h >> 15)
    }
}

fn signed(bits: u32) -> f32 {
    (bits & 0xffff) as f32 / 32768.0 - 1.0
}

fn fade(t: f32) -> f32 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

fn lerp(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}
