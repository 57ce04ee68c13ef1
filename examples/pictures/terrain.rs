//! Climate: a valley under water, as a map shows it.

use crate::canvas::{BLUE, Canvas, Colour};
use crate::maths::{cos, dot, mix, pow, ramp, sin, unit};
use crate::noise::Noise;
use crate::relief::{Relief, distance};

const LEVEL: f32 = 0.075;

pub fn flood() -> Canvas {
    let river = river();
    let rough = Noise(70);
    let mut relief = Relief::new(240, 160, |x, y| {
        0.5 + 0.2 * distance(&river, x, y) + 0.5 * rough.fbm(5, x * 3.0, y * 3.0)
    });
    relief.erode(&river, 45);
    // Each finer lattice starts from the last, and so needs fewer rounds.
    for rounds in [18, 7] {
        relief = relief.finer();
        relief.erode(&river, rounds);
    }
    let away = Relief::new(960, 640, |x, y| distance(&river, x, y));
    relief.level(|cell| mix(0.30, 1.0, ramp(0.0, 0.10, away.heights[cell])));
    Canvas::shade_smooth(|x, y| paint(&relief, &away, x, y))
}

fn paint(relief: &Relief, away: &Relief, x: f32, y: f32) -> Colour {
    let grain = Noise(5);
    // Bent, so that no valley runs straight along the lattice it grew on.
    let bend = Noise(64);
    let (x, y) = (
        x + 0.095 * bend.fbm(2, x * 3.0, y * 3.0),
        y + 0.095 * bend.fbm(2, x * 3.0 + 50.0, y * 3.0),
    );
    let (height, [east, south]) = relief.at(x, y);
    let normal = unit([-0.25 * east, -0.25 * south, 1.0]);
    let sun = dot(normal, unit([-0.62, -0.62, 0.62]));
    let soft = dot(normal, unit([-0.2, -0.9, 0.9]));
    let shade = (0.72 * sun + 0.28 * soft).max(0.0) / 0.70;
    let land = Colour::along(
        &[
            Colour::hex(0x8d9d7c),
            Colour::hex(0xb9bd9a),
            Colour::hex(0xe3dcc0),
            Colour::hex(0xe2cfa4),
            Colour::hex(0xcfae78),
            Colour::hex(0xb98d52),
            Colour::hex(0xe9dfcb),
        ],
        pow((height - LEVEL).max(0.0) / 0.8, 0.8),
    );
    let mottled = land * (1.0 + 0.03 * grain.fbm(3, x * 30.0, y * 30.0));
    let shaded = if shade < 1.0 {
        mottled.under(Colour::hex(0x5a5a5e), 1.05 * (1.0 - shade))
    } else {
        mottled.mix(Colour::hex(0xfffaf0), ((shade - 1.0) * 0.9).min(0.6))
    };
    let deep = away.at(x, y).0;
    let water = Colour::hex(0x5f8dab).mix(BLUE, 0.85 * ramp(0.016, 0.011, deep));
    let water = water.mix(Colour::hex(0x8fb0c2), 0.5 * ramp(0.02, 0.0, LEVEL - height));
    let wet = ramp(0.0008, -0.0008, height - LEVEL);
    let shore = 1.0 - ramp(0.0, 0.004, (height - LEVEL).abs());
    shaded
        .mix(water, wet)
        .mix(Colour::hex(0x24506e), 0.7 * shore)
}

/// A sine-generated curve, the shape of a free meander, about an axis that wanders itself.
fn river() -> Vec<[f32; 2]> {
    let wander = Noise(31);
    let (mut x, mut y) = (-2.1_f32, 0.45_f32);
    let step = 0.004;
    let mut line = Vec::new();
    let mut phase = 0.4;
    while x < 2.1 && line.len() < 6000 {
        line.push([x, y]);
        let along = line.len() as f32 * step;
        phase += step * 10.0 * (1.0 + 0.8 * wander.at(along * 1.1, 3.5));
        let goal = 0.10 - 0.16 * x + 0.26 * sin(1.5 * x + 0.5);
        let axis = (0.5 * wander.at(along * 0.5, 9.5) + 1.6 * (goal - y)).clamp(-0.9, 0.9);
        let angle = axis + (1.25 + 0.8 * wander.at(along * 0.8, 1.5)) * sin(phase);
        (x, y) = (x + step * cos(angle), y + step * sin(angle));
    }
    line
}
