//! A strait on a chart, and a season of ships through it in two lanes.

use crate::canvas::{Canvas, Colour, Field, PAPER, SCALE};
use crate::maths::{bell, exp, length, mix, ramp, sin};
use crate::noise::{Draw, Noise};
use crate::pen::{Dab, Pen};

pub fn strait() -> Canvas {
    let mut east = Field::filled(0.0_f32);
    let mut west = Field::filled(0.0_f32);
    let mut pen = Pen::new();
    let mut draw = Draw::new(5);
    for ship in 0..2600 {
        let eastward = ship % 2 == 0;
        let lane = if eastward { 0.34 } else { -0.34 };
        let stray = if draw.unit() < 0.06 { 0.2 } else { 0.0 };
        let apart = lane + 0.115 * draw.normal() + stray * draw.normal();
        let line = passage(apart, 0.16 * draw.normal(), ship, 0.0008);
        let field = if eastward { &mut east } else { &mut west };
        let strength = draw.between(0.5, 1.0);
        pen.trace(&line, |at, depth| field.0[at] += strength * depth.min(1.0));
    }
    for ferry in 0..150 {
        let line = crossing(&mut draw, ferry % 2 == 0);
        pen.trace(&line, |at, depth| west.0[at] += 0.55 * depth.min(1.0));
    }
    let mut lone = Field::filled(0.0_f32);
    let course = passage(0.30, 0.05, 4001, 0.0026);
    pen.trace(&course, |at, depth| lone.0[at] = depth.min(1.0));
    let mut cell = 0;
    Field::shade(|x, y| {
        let at = cell;
        cell += 1;
        let (t, s) = turned(x, y);
        let shore = shore(x, y, t, s);
        let sea = Colour::hex(0x12202c).mix(Colour::hex(0x213a4b), ramp(-0.30, 0.0, shore));
        let line = |level: f32| ramp(0.0022, 0.0007, (shore + level).abs());
        let lines = 0.45 * line(0.018) + 0.30 * line(0.042) + 0.20 * line(0.075);
        let sea = sea.mix(Colour::hex(0x4f7085), lines);
        let glow = |density: f32| 1.0 - exp(-density * 0.085);
        let (east, west) = (glow(east.0[at]), glow(west.0[at]));
        let lit =
            sea + Colour::hex(0xe0a548) * (0.95 * east) + Colour::hex(0xa3bccb) * (0.74 * west);
        let lit = lit.mix(Colour::hex(0xfff7e6), 0.35 * east * east);
        let lit = lit.mix(Colour::hex(0xd22f42), lone.0[at]);
        let land = Colour::hex(0xece4d2).mix(PAPER, ramp(0.0, 0.5, shore));
        let contour = if shore > 0.0 { contour(x, y) } else { 0.0 };
        let land = land.mix(Colour::hex(0xbfae88), 0.5 * contour);
        let land = land.mix(Colour::hex(0xc9bb9c), 0.6 * bell(shore / 0.016));
        lit.mix(land, ramp(-0.0012, 0.0012, shore))
    })
}

/// Along the strait and across it.
fn turned(x: f32, y: f32) -> (f32, f32) {
    let t = 0.92 * x - 0.39 * y;
    let s = 0.39 * x + 0.92 * y;
    (t, s - bend(t))
}

fn bend(t: f32) -> f32 {
    0.10 * sin(1.9 * t + 0.4)
}

/// Half the strait's width.
fn width(t: f32) -> f32 {
    0.20 + 0.62 * ramp(0.1, 1.9, t) + 0.50 * ramp(-0.15, -1.7, t)
}

/// How far inland, below zero at sea.
fn shore(x: f32, y: f32, t: f32, s: f32) -> f32 {
    let coast = Noise(140);
    let rough = 0.20 * coast.fbm(6, x * 1.6 + 7.0, y * 1.6);
    let calm = ramp(0.0, 0.9, t.abs());
    s.abs() - width(t) + rough * mix(0.55, 1.25, calm) + 0.02
}

/// Lines of equal height inland, all of one thickness.
fn contour(x: f32, y: f32) -> f32 {
    let hill = |x: f32, y: f32| {
        let (t, s) = turned(x, y);
        0.8 * (s.abs() - width(t)) + 0.16 * Noise(33).fbm(3, x * 2.2, y * 2.2)
    };
    let (here, every, small) = (hill(x, y), 0.052, 0.002);
    let slope = length(hill(x + small, y) - here, hill(x, y + small) - here) / small;
    let off = ((here / every + 0.5).rem_euclid(1.0) - 0.5).abs() * every;
    (1.6 - off / slope.max(0.05) * SCALE).clamp(0.0, 1.0)
}

fn passage(apart: f32, fan: f32, ship: u32, radius: f32) -> Vec<Dab> {
    let wander = Noise(900 + ship);
    (0..=220)
        .map(|at| {
            let t = mix(-1.95, 1.95, at as f32 / 220.0);
            let open = ramp(0.2, 1.9, t.abs());
            let drift = fan * open * t.signum() + 0.05 * wander.at(t * 1.6, 0.5);
            let s = bend(t) + 0.82 * width(t) * (apart + drift);
            Dab::new(0.92 * t + 0.39 * s, 0.92 * s - 0.39 * t, radius)
        })
        .collect()
}

fn crossing(draw: &mut Draw, upper: bool) -> Vec<Dab> {
    let (from, to) = if upper { (-0.10, 0.10) } else { (0.30, 0.02) };
    let (from, to) = (from + 0.02 * draw.normal(), to + 0.02 * draw.normal());
    let bow = 0.06 * draw.normal();
    (0..=40)
        .map(|at| {
            let part = at as f32 / 40.0;
            let t = mix(from, to, part) + bow * part * (1.0 - part) * 4.0;
            let s = bend(t) + mix(-0.34, 0.34, part);
            Dab::new(0.92 * t + 0.39 * s, 0.92 * s - 0.39 * t, 0.0008)
        })
        .collect()
}
