//! Time and frequency: two clocks against each other, and two grids.

use crate::canvas::{Canvas, Colour, Field, INK, PAPER, RED, SCALE};
use crate::maths::{bell, cos, length, mix, ramp, sin};
use crate::pen::{Dab, Pen};
use std::f32::consts::TAU;

/// Rings go out from two clocks, one a little slower, and are printed where they add up.
pub fn beats() -> Canvas {
    let (left, right) = (0.0520, 0.0545);
    let apart = 0.21;
    Field::shade(|x, y| {
        let (near, far) = (length(x + apart, y), length(x - apart, y));
        let phases = (TAU * near / left, TAU * far / right);
        let field = cos(phases.0) + cos(phases.1);
        // The field's own slope, so that every edge is as sharp as the next.
        let (a, b) = (
            sin(phases.0) * TAU / left / near.max(1e-3),
            sin(phases.1) * TAU / right / far.max(1e-3),
        );
        let slope = length(a * (x + apart) + b * (x - apart), (a + b) * y).max(3.0);
        let level = mix(0.55, 2.02, ramp(0.15, 1.02, length(x * 0.87, y * 1.04)));
        let cover = ((field - level) / slope * SCALE * 0.7 + 0.5).clamp(0.0, 1.0);
        // The two are in step along this beam, and again a whole turn to either side.
        let drift = near / left - far / right;
        let tone = if drift.abs() < 0.5 { RED } else { INK };
        PAPER.mix(tone, 0.97 * cover * ramp(2.01, 1.92, level))
    })
}

/// Fifty cycles and sixty across the sheet, and, behind them, their sum within its envelope.
pub fn frequencies() -> Canvas {
    let night = Colour::hex(0x15171c);
    let mut canvas = Canvas::shade_smooth(|x, y| {
        night.mix(Colour::hex(0x22252b), bell(length(x * 0.6, y * 1.5)))
    });
    let mut pen = Pen::new();
    let tall = 0.36;
    let window = |x: f32| mix(0.42, 1.0, bell(x / 0.95));
    let wave = |cycles: f32, x: f32| cos(TAU * cycles * x / 3.0);
    let mut draw = |curve: &dyn Fn(f32) -> f32, radius: f32, tone: Colour, strength: f32| {
        let line: Vec<Dab> = (0..=4800)
            .map(|at| {
                let x = at as f32 / 1600.0 - 1.5;
                Dab::new(x, curve(x), radius)
            })
            .collect();
        pen.trace(&line, |at, depth| {
            canvas.0[at] = canvas.0[at].mix(tone, strength * depth.min(1.0));
        });
    };
    let sum = |x: f32| window(x) * tall * (wave(50.0, x) + wave(60.0, x));
    for strand in 0..7 {
        let part = 1.0 - strand as f32 / 7.0;
        let faint = 0.34 * part + 0.06;
        draw(&|x| part * sum(x), 0.0008, Colour::hex(0xb9b2a2), faint);
    }
    let (blue, red) = (Colour::hex(0x4d8fc0), Colour::hex(0xcb3346));
    draw(&|x| window(x) * tall * wave(50.0, x), 0.0017, blue, 0.95);
    draw(&|x| window(x) * tall * wave(60.0, x), 0.0017, red, 0.85);
    for side in [-1.0, 1.0] {
        let beat = |x: f32| 2.0 * tall * cos(TAU * 5.0 * x / 3.0);
        draw(&|x| side * window(x) * beat(x), 0.0019, PAPER, 0.92);
    }
    canvas
}
