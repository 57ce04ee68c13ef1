//! Strains of a virus on a map, each year's a little way on from the last.

use crate::canvas::{Canvas, Colour, INK, OCHRE, PAPER, PLUM, RED, SCALE};
use crate::maths::{mix, ramp, sin};
use crate::noise::{Draw, Noise};
use crate::pen::{Dab, Pen};

const YEARS: usize = 10;

pub fn drift() -> Canvas {
    let grain = Noise(19);
    let mut canvas = Canvas::shade_smooth(|x, y| {
        let every = 0.125;
        let off = |v: f32| ((v / every + 0.5).rem_euclid(1.0) - 0.5).abs() * every;
        let rule = ramp(0.0016, 0.0006, off(x).min(off(y)));
        (PAPER * (1.0 + 0.012 * grain.fbm(3, x * 6.0, y * 6.0)))
            .mix(Colour::hex(0xd9cfba), 0.75 * rule)
    });
    let mut draw = Draw::new(1968);
    let mut pen = Pen::new();
    let middles: Vec<[f32; 2]> = (0..YEARS)
        .map(|year| path((year as f32 + 0.5) / YEARS as f32))
        .collect();
    let tones = [
        PLUM,
        Colour::hex(0x94304f),
        RED.mix(OCHRE, 0.25),
        Colour::hex(0xb55a20),
        OCHRE,
    ];
    for (year, middle) in middles.iter().enumerate() {
        let age = year as f32 / (YEARS - 1) as f32;
        let tone = Colour::along(&tones, age);
        let spread = draw.between(0.058, 0.092);
        for _ in 0..draw.between(55.0, 100.0) as usize {
            let radius = mix(0.014, 0.046, draw.unit() * draw.unit());
            let x = middle[0] + spread * draw.normal();
            let y = middle[1] + 0.85 * spread * draw.normal();
            let wide = radius * SCALE;
            let shade = tone.mix(PAPER, draw.between(0.0, 0.35));
            pen.spot(Dab::new(x, y, radius), |at, depth| {
                let rim = ramp(4.0, 1.5, depth) * 0.25;
                let soft = ramp(0.0, 0.30 * wide, depth);
                canvas.0[at] = canvas.0[at].under(shade, (0.36 + rim) * soft);
            });
        }
    }
    let track: Vec<Dab> = middles
        .iter()
        .map(|&[x, y]| Dab::new(x, y, 0.0016))
        .collect();
    pen.trace(&track, |at, depth| {
        canvas.0[at] = canvas.0[at].mix(INK, 0.8 * depth.min(1.0));
    });
    for &[x, y] in &middles {
        pen.spot(Dab::new(x, y, 0.0105), |at, depth| {
            canvas.0[at] = canvas.0[at]
                .mix(INK, 0.9 * depth.min(1.0))
                .mix(PAPER, (depth - 4.0).clamp(0.0, 1.0));
        });
    }
    canvas
}

fn path(t: f32) -> [f32; 2] {
    let bend = |a: f32, b: f32, c: f32| mix(mix(a, b, t), mix(b, c, t), t);
    [
        bend(-0.94, -0.38, 1.02) + 0.03 * sin(11.0 * t),
        bend(0.62, -0.56, -0.22) + 0.04 * sin(9.0 * t),
    ]
}
