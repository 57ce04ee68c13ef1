//! Climate: the surface of the sea.

use crate::canvas::{Canvas, Colour, HIGH, SCALE, WIDE};
use crate::maths::{Vector, bell, cos, dot, exp, floor, mix, pow, ramp, sin, unit};
use crate::noise::{Draw, Noise};
use std::f32::consts::TAU;

const HORIZON: f32 = -0.52;
const EYE: f32 = 6.0;
const FOCUS: f32 = 2.0;
/// Parts of a turn that are worked out beforehand.
const TURN: usize = 1024;

struct Wave {
    east: f32,
    north: f32,
    /// Radians to a metre.
    pace: f32,
    weight: f32,
    start: f32,
}

pub fn surface() -> Canvas {
    let waves = waves();
    let crests: Vec<[f32; 2]> = (0..=TURN)
        .map(|part| crest(part as f32 * TAU / TURN as f32))
        .collect();
    let mut canvas = Canvas::shade_smooth(|x, y| clouded(x / FOCUS, (HORIZON - y) / FOCUS));
    for column in 0..WIDE {
        let x = (column as f32 + 0.5) / SCALE - 1.5;
        draw_column(
            &mut canvas,
            |x, z, grain| swell(&waves, &crests, x, z, grain),
            column,
            x / FOCUS,
        );
    }
    canvas
}

/// From the eye outwards: what rises above all that is nearer shows.
fn draw_column(
    canvas: &mut Canvas,
    swell: impl Fn(f32, f32, f32) -> (f32, [f32; 2]),
    column: usize,
    aside: f32,
) {
    let mut away = 5.4_f32;
    let mut top = HIGH;
    let mut last: Option<(f32, Colour)> = None;
    while away < 6000.0 && top > 0 {
        let step = (away * away * 1.2 / (FOCUS * EYE * SCALE)).max(0.004);
        let (height, slope) = swell(aside * away, away, 1.1 * step);
        let row = (HORIZON + FOCUS * (EYE - height) / away + 1.0) * SCALE;
        let colour = water(aside, away, height, slope);
        let (before, from) = last.unwrap_or((HIGH as f32, colour));
        let reach = row.max(0.0) as usize;
        while top > reach {
            top -= 1;
            let t = ((before - top as f32) / (before - row).max(1.0)).clamp(0.0, 1.0);
            canvas.0[top * WIDE + column] = from.mix(colour, t);
        }
        last = Some((row, colour));
        away += step;
    }
}

fn waves() -> Vec<Wave> {
    let mut draw = Draw::new(41);
    let mut length = 46.0;
    let mut waves = Vec::new();
    while length > 0.34 {
        let spread = mix(0.34, 1.25, ramp(30.0, 1.0, length));
        let angle = -1.95 + spread * draw.normal().clamp(-1.8, 1.8);
        waves.push(Wave {
            east: cos(angle),
            north: sin(angle),
            pace: TAU / length,
            weight: 0.031 * pow(length, 0.93),
            start: draw.between(0.0, TAU),
        });
        length *= 0.86;
    }
    waves
}

/// Height and slope at an angle of a wave's turn.
fn crest(angle: f32) -> [f32; 2] {
    let height = exp(sin(angle) - 1.0);
    [height, height * cos(angle)]
}

/// The height and the slopes, of waves with sharp crests that gather on the backs of longer ones.
/// Waves too short for `grain` metres are left out, slowly.
fn swell(
    waves: &[Wave],
    crests: &[[f32; 2]],
    mut x: f32,
    mut z: f32,
    grain: f32,
) -> (f32, [f32; 2]) {
    let (mut height, mut slope) = (0.0, [0.0; 2]);
    for wave in waves {
        let keep = ramp(3.0, 0.7, grain * wave.pace);
        if keep == 0.0 {
            break;
        }
        let turns = (wave.pace * (wave.east * x + wave.north * z) + wave.start) / TAU;
        let place = (turns - floor(turns) as f32) * TURN as f32;
        let (part, rest) = (place as usize % TURN, place - place as usize as f32);
        let crest = mix(crests[part][0], crests[part + 1][0], rest);
        let rise = mix(crests[part][1], crests[part + 1][1], rest);
        let weight = wave.weight * keep;
        height += weight * (crest - 0.46);
        let steep = weight * wave.pace * rise;
        slope = [slope[0] + steep * wave.east, slope[1] + steep * wave.north];
        let drag = -0.55 * wave.weight * rise;
        (x, z) = (x + drag * wave.east, z + drag * wave.north);
    }
    (height, slope)
}

fn clouded(aside: f32, up: f32) -> Colour {
    if up < 0.0 {
        return sky(aside, up);
    }
    let flat = 1.0 / (up + 0.12);
    let cloud = Noise(9).fbm(4, aside * flat * 0.9 + 3.0, flat * 1.6);
    sky(aside, up).mix(
        Colour::hex(0x6d7f86),
        0.5 * ramp(-0.15, 0.35, cloud) * ramp(0.0, 0.12, up),
    )
}

fn sky(aside: f32, up: f32) -> Colour {
    let up = up.max(0.0);
    let bright = bell(aside / 0.42) * exp(-up / 0.22);
    let base = Colour::along(
        &[
            Colour::hex(0xd9d6cb),
            Colour::hex(0xa9b3b3),
            Colour::hex(0x76878d),
            Colour::hex(0x50646d),
        ],
        up / 0.9,
    );
    base.mix(Colour::hex(0xfbf3e0), 0.9 * bright)
}

fn water(aside: f32, away: f32, height: f32, [east, north]: [f32; 2]) -> Colour {
    let normal = unit([-east, 1.0, -north]);
    let view: Vector = unit([-aside * away, EYE - height, -away]);
    let facing = dot(normal, view).max(0.0);
    // Far off, waves too small to see still turn the water's face upwards.
    let mirror = (0.02 + 0.98 * pow(1.0 - facing, 5.0)) * mix(1.0, 0.25, ramp(80.0, 900.0, away));
    let bounce: Vector = std::array::from_fn(|at| 2.0 * facing * normal[at] - view[at]);
    let ahead = bounce[2].abs().max(0.05);
    let seen = sky(bounce[0] / ahead, bounce[1].abs() / ahead);
    let through = ramp(-0.2, 1.5, height) * ramp(0.0, 0.7, normal[2].abs());
    let body = Colour::hex(0x12323a).mix(Colour::hex(0x2c6660), 0.8 * through);
    let body = body * (1.0 + 0.5 * east - 0.35 * north);
    let lit = body.mix(seen, mirror.min(1.0));
    let sun = unit([0.02, 0.30, 1.0]);
    let glint = pow(dot(bounce, sun).max(0.0), 160.0);
    let lit = lit.mix(Colour::hex(0xfff6e3), (0.85 * glint).min(1.0));
    lit.mix(Colour::hex(0x5f7a80), 0.6 * (1.0 - exp(-away / 900.0)))
}
