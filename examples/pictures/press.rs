//! Culture: a letter out of halftone dots, and a globe as an engraver would cut it.

use crate::canvas::{Canvas, Colour, Field, INK, PAPER, RED, SCALE};
use crate::maths::{Vector, asin, atan2, cos, cross, dot, length, mix, pow, ramp, sin, unit};
use crate::noise::Noise;
use std::f32::consts::{PI, SQRT_2, TAU};

/// From one dot to the next.
const RULING: f32 = 0.0515;

pub fn halftone() -> Canvas {
    let spread = Noise(8);
    // At 45 degrees the dots sit where two waves across each other both crest.
    let turned = |x: f32, y: f32| ((x + y) / (RULING * SQRT_2), (x - y) / (RULING * SQRT_2));
    let lone = turned(0.085, -0.30);
    Field::shade(|x, y| {
        let (u, v) = turned(x, y);
        let spot = 0.25 * (cos(TAU * u) + cos(TAU * v)) - 0.5;
        let edge = letter(x, y);
        let ground = 0.09 + 0.15 * ramp(-1.2, 1.6, 0.6 * x + y);
        let face = 0.93 - 0.17 * ramp(0.9, -0.9, y + 0.5 * x);
        let red = (u - lone.0.round()).abs().max((v - lone.1.round()).abs()) < 0.5;
        let tone = if red {
            0.28
        } else {
            mix(face, ground, ramp(-0.016, 0.016, edge))
        };
        // Dots grow faster in the middle tones, where they meet.
        let threshold = tone + 0.08 * sin(TAU * tone);
        let rough = 0.02 * spread.fbm(2, x * 40.0, y * 40.0);
        let ink = ramp(-0.085, 0.085, threshold + spot + rough);
        PAPER.mix(if red { RED } else { INK }, 0.97 * ink)
    })
}

/// How far outside the letter R a place lies.
fn letter(x: f32, y: f32) -> f32 {
    let x = x + 0.06;
    let (top, foot, thin) = (-0.69, 0.69, 0.052);
    let stem = slab(x, y, [-0.45, -0.215], [top, foot]);
    let serif = |left: f32, right: f32, edge: f32| {
        let (upper, lower) = if edge < 0.0 {
            (edge, edge + thin)
        } else {
            (edge - thin, edge)
        };
        slab(x, y, [left, right], [upper, lower])
    };
    let stem = blend(stem, serif(-0.63, -0.10, top), 0.10);
    let stem = blend(stem, serif(-0.63, -0.035, foot), 0.10);

    // The bowl is a half egg less a narrower one, so that its stroke swells towards the right.
    let bowl = |right: f32, middle: f32, half: f32| {
        let straight = (y - middle).abs() - half;
        let round = egg(x - 0.02, y - middle, right, half);
        (if x < 0.02 { straight } else { round }).max(-0.34 - x)
    };
    let bowl = bowl(0.50, -0.325, 0.365).max(-bowl(0.265, -0.325, 0.315));

    let t = ((y - 0.02) / 0.67).clamp(0.0, 1.0);
    let centre = 0.135 + 0.34 * t + 0.11 * t * t;
    let leg = (((x - centre).abs() - mix(0.115, 0.140, t)) * 0.84)
        .max(0.0 - y)
        .max(y - foot);
    let leg = blend(leg, serif(0.40, 0.86, foot), 0.06);
    stem.min(bowl).min(leg)
}

fn slab(x: f32, y: f32, [left, right]: [f32; 2], [top, foot]: [f32; 2]) -> f32 {
    let (dx, dy) = ((left - x).max(x - right), (top - y).max(y - foot));
    length(dx.max(0.0), dy.max(0.0)) + dx.max(dy).min(0.0)
}

fn egg(x: f32, y: f32, half_width: f32, half_height: f32) -> f32 {
    let (dx, dy) = (x / half_width, y / half_height);
    let reach = length(dx, dy);
    (reach - 1.0) * reach / length(dx / half_width, dy / half_height).max(1e-4)
}

/// Both shapes, with a bracket of `round` where they meet.
fn blend(a: f32, b: f32, round: f32) -> f32 {
    let near = (round - (a - b).abs()).max(0.0) / round;
    a.min(b) - near * near * round / 4.0
}

pub fn globe() -> Canvas {
    let tilt = 0.41_f32;
    let axis = unit([sin(tilt) * 0.9, -cos(tilt), 0.42]);
    let east = unit([-axis[1], axis[0], 0.0]);
    let far = cross(axis, east);
    let sun = unit([-0.62, -0.55, 0.56]);
    let pixel = 1.0 / SCALE;
    Field::shade(|x, y| {
        let ground = Colour::hex(0x1d1b18).mix(
            Colour::hex(0x2b2722),
            ramp(1.6, 0.1, length(x + 0.2, y + 0.15)),
        );
        let r = length(x, y);
        let ring = ring(x, y, r);
        let backdrop = ground.mix(Colour::hex(0xcfc5b0), ring);
        if r > 0.742 {
            return backdrop;
        }
        let Some(p) = hit(x, y) else { return backdrop };
        let place = |p: Vector| (asin(dot(p, axis)), atan2(dot(p, far), dot(p, east)));
        let (latitude, longitude) = place(p);
        let beside = hit(x + pixel, y)
            .or_else(|| hit(x - pixel, y))
            .map_or((latitude, longitude), place);
        let below = hit(x, y + pixel)
            .or_else(|| hit(x, y - pixel))
            .map_or((latitude, longitude), place);
        let wrap = |angle: f32| (angle + PI).rem_euclid(TAU) - PI;
        let climb = length(beside.0 - latitude, below.0 - latitude).max(1e-6);
        let pace = length(wrap(beside.1 - longitude), wrap(below.1 - longitude)).max(1e-6);

        let light = dot(p, sun).max(0.0);
        let shade = 0.03 + 0.97 * pow(light, 1.15);
        let degree = PI / 180.0;
        let off =
            |angle: f32, every: f32| ((angle / every + 0.5).rem_euclid(1.0) - 0.5).abs() * every;
        let stroke = |distance: f32, half: f32| (half + 0.5 - distance).clamp(0.0, 1.0);

        // Cut lines swell towards the light; where they crowd the limb they merge into a tint.
        let spacing = 1.5 * degree;
        let cut = stroke(
            off(latitude + spacing / 2.0, spacing) / climb,
            0.40 * shade * spacing / climb,
        ) * ramp(0.0, 0.8, 0.46 * spacing / climb);
        let mut colour =
            Colour::hex(0x1a1917).mix(Colour::hex(0xe6dcc6), 0.86 * cut * ramp(0.0, 0.10, shade));

        let parallel = off(latitude, 15.0 * degree) / climb;
        let polar = latitude.abs() > 75.5 * degree;
        let meridian = if polar {
            f32::MAX
        } else {
            off(longitude, 15.0 * degree) / pace
        };
        let line = parallel.min(meridian);
        colour = colour.mix(Colour::hex(0x1a1917), stroke(line, 3.4));
        colour = colour.mix(PAPER, stroke(line, 1.25) * mix(0.34, 1.0, shade));

        let prime = wrap(longitude - 75.0 * degree).abs() / pace;
        colour = colour.mix(Colour::hex(0x1a1917), stroke(prime, 8.6));
        colour = colour.mix(
            Colour::hex(0xc4263a) * mix(0.62, 1.0, shade),
            stroke(prime, 4.6),
        );
        backdrop.mix(colour, ((0.742 - r) * SCALE).clamp(0.0, 1.0))
    })
}

/// Graduated every five degrees, and longer every fifteen.
fn ring(x: f32, y: f32, r: f32) -> f32 {
    let line = |away: f32, half: f32| (half + 0.5 - away * SCALE).clamp(0.0, 1.0);
    let angle = atan2(y, x) / TAU * 72.0;
    let tick = (angle - angle.round()).abs() / 72.0 * TAU * r;
    let long = (angle.round() as i32).rem_euclid(3) == 0;
    let inside = r > 0.800 && r < if long { 0.836 } else { 0.820 };
    let ticks = if inside {
        line(tick, if long { 1.3 } else { 0.9 })
    } else {
        0.0
    };
    line((r - 0.800).abs(), 1.2).max(0.8 * ticks)
}

/// Where the line of sight first meets the globe, seen from four of its radii away.
fn hit(x: f32, y: f32) -> Option<Vector> {
    let eye: Vector = [0.0, 0.0, 4.0];
    // At the limb the line of sight touches the globe.
    let scale = (1.0_f32 / 15.0).sqrt() / 0.742;
    let ray = unit([x * scale, y * scale, -1.0]);
    let towards = -dot(eye, ray);
    let inside = towards * towards - 15.0;
    (inside >= 0.0).then(|| {
        let reach = towards - inside.sqrt();
        std::array::from_fn(|at| eye[at] + reach * ray[at])
    })
}
