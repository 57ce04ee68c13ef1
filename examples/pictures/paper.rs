//! Culture: paper and ink, very near.

use crate::canvas::{Canvas, Colour, Field, HIGH, INK, PAPER, SCALE, WIDE};
use crate::maths::{bell, cos, dot, exp, length, mix, ramp, sin, unit};
use crate::noise::{Draw, Noise};
use crate::pen::{Dab, Pen};
use std::f32::consts::TAU;

pub fn fibres() -> Canvas {
    let mut draw = Draw::new(1690);
    let noise = Noise(12);
    let mut sheet = Sheet {
        pen: Pen::new(),
        colours: Canvas::filled(Colour::hex(0xefe6d3)),
        heights: Field::shade(|x, y| 0.02 * noise.fbm(3, x * 1.8, y * 1.8)),
    };
    // The deeper a layer the more paper the light has crossed, and the less sharp it is.
    for (count, thick, blur) in [(1500, 0.0150, 17), (900, 0.0125, 7), (400, 0.0105, 3)] {
        for _ in 0..count {
            let radius = thick * draw.between(0.45, 1.3);
            let tone = PAPER.mix(Colour::hex(0xd3bf98), draw.unit() * draw.unit());
            sheet.lay(&strand(&mut draw, radius), radius, tone, 0.6);
        }
        sheet.colours.blur(blur);
        sheet.heights.blur(blur);
    }
    sheet.lay(&thread(), 0.013, Colour::hex(0xb02535), 0.95);
    for _ in 0..64 {
        let radius = draw.between(0.005, 0.011);
        sheet.lay(&strand(&mut draw, radius), radius, PAPER, 0.62);
    }
    sheet.rake()
}

/// One red fibre, as mills put into the paper of banknotes; it bends more and more.
fn thread() -> Vec<Dab> {
    let (mut x, mut y, mut heading) = (-0.80_f32, 0.50_f32, -1.25_f32);
    let step = 0.006;
    (0..400)
        .map(|at| {
            let t = at as f32 / 399.0;
            heading += step * (0.45 + 1.75 * t + 0.7 * sin(13.0 * t));
            (x, y) = (x + step * cos(heading), y + step * sin(heading));
            let taper = ramp(0.0, 0.05, t.min(1.0 - t));
            Dab::new(
                x,
                y,
                (0.0140 + 0.0022 * sin(t * 37.0)) * mix(0.4, 1.0, taper),
            )
        })
        .collect()
}

fn strand(draw: &mut Draw, radius: f32) -> Vec<Dab> {
    let (mut x, mut y) = (draw.between(-1.8, 1.8), draw.between(-1.3, 1.3));
    let mut heading = draw.between(0.0, TAU);
    let mut turn = draw.normal() * 0.9;
    let step = 0.02;
    let count = draw.between(30.0, 110.0) as usize;
    let curl = draw.between(0.6, 3.2);
    (0..count)
        .map(|at| {
            turn += curl * draw.normal() * 0.3 - 0.05 * turn;
            heading += turn * step;
            x += step * cos(heading);
            y += step * sin(heading);
            let end = (at.min(count - 1 - at) as f32 / 4.0).min(1.0);
            Dab::new(x, y, radius * mix(0.35, 1.0, end))
        })
        .collect()
}

struct Sheet {
    pen: Pen,
    colours: Canvas,
    heights: Field<f32>,
}

impl Sheet {
    /// A fibre lies on what is under it, and bends over it.
    fn lay(&mut self, line: &[Dab], radius: f32, tone: Colour, body: f32) {
        let Self {
            pen,
            colours,
            heights,
        } = self;
        let wide = radius * SCALE;
        pen.trace(line, |at, depth| {
            let cover = depth.min(1.0);
            let across = (1.0 - depth / (wide + 0.5)).clamp(0.0, 1.0);
            let profile = (1.0 - across * across).sqrt();
            let wall = 1.0 - 0.10 * ramp(0.45, 0.85, across);
            colours.0[at] = colours.0[at].mix(tone * wall, cover * body);
            heights.0[at] = mix(
                heights.0[at],
                heights.0[at] * 0.85 + radius * (0.25 + 0.7 * profile),
                cover,
            );
        });
    }

    fn rake(&self) -> Canvas {
        let sun = unit([-0.76, -0.44, 0.48]);
        let height = |row: usize, column: usize| {
            self.heights.0[row.min(HIGH - 1) * WIDE + column.min(WIDE - 1)]
        };
        let mut canvas = Canvas::filled(INK);
        for row in 0..HIGH {
            for column in 0..WIDE {
                let here = height(row, column);
                let east =
                    (height(row, column + 2) - height(row, column.saturating_sub(2))) * SCALE / 4.0;
                let south =
                    (height(row + 2, column) - height(row.saturating_sub(2), column)) * SCALE / 4.0;
                let facing = dot(unit([-0.55 * east, -0.55 * south, 1.0]), sun) / sun[2];
                let mut hidden = 0.0_f32;
                for step in 1..=8 {
                    let reach = 3.6 * step as f32;
                    let back = (column as f32 + reach * sun[0]).max(0.0) as usize;
                    let up = (row as f32 + reach * sun[1]).max(0.0) as usize;
                    hidden = hidden.max(height(up, back) - here - 0.6 * reach / SCALE * sun[2]);
                }
                let (x, y) = (column as f32 / SCALE - 1.5, row as f32 / SCALE - 1.0);
                let pool =
                    0.70 + 0.36 * exp(-0.7 * ((x + 0.3) * (x + 0.3) + (y + 0.1) * (y + 0.1)));
                let light = mix(0.55, 1.0, facing.clamp(0.0, 1.6))
                    * (1.0 - (34.0 * hidden).clamp(0.0, 0.42))
                    * pool;
                let tone = self.colours.0[row * WIDE + column];
                let shaded = tone.under(Colour::hex(0x5c4733), 1.0 - light.min(1.0));
                canvas.0[row * WIDE + column] =
                    shaded.mix(Colour::hex(0xfffdf8), (light - 1.0).clamp(0.0, 0.5));
            }
        }
        canvas
    }
}

/// What was sent when the telegraph from Washington to Baltimore opened, in today's Morse code.
const MESSAGE: &str = ".-- .... .- -  .... .- - ....  --. --- -..  .-- .-. --- ..- --. .... -  ";

struct Mark {
    from: f32,
    to: f32,
    row: f32,
    red: bool,
}

pub fn printed_line() -> Canvas {
    let marks = marks();
    let (feather, tooth, mottle) = (Noise(3), Noise(61), Noise(17));
    Canvas::shade_smooth(|x, y| {
        let (u, v) = (0.9925 * x + 0.1219 * y, 0.9925 * y - 0.1219 * x);
        let bend = tooth.fbm(2, x * 5.0, y * 5.0);
        let strands =
            |x: f32, y: f32| 1.0 - 2.6 * tooth.fbm(2, x + 2.2 * bend, y - 2.2 * bend).abs();
        let weave =
            strands(x * 15.0, y * 10.0).max(strands(y * 13.0 + 40.0, x * 9.0 - 11.0 + y * 8.0));
        let mut near = (f32::MAX, false);
        for mark in &marks {
            let along = u - u.clamp(mark.from, mark.to);
            let away = length(along, v - mark.row) - 0.062;
            if away < near.0 {
                near = (away, mark.red);
            }
        }
        // Ink creeps along the fibres that lead away from it.
        let creep = 0.009 * feather.fbm(3, u * 8.0, v * 8.0)
            + 0.007 * feather.fbm(3, u * 46.0 + 9.0, v * 46.0);
        let away = near.0 + creep - 0.007 * (weave - 0.4).max(0.0);
        let light = 0.98 + 0.06 * weave + 0.04 * tooth.fbm(3, x * 4.0 + 3.0, y * 4.0)
            - 0.035 * length(x, y);
        // The type pressed the sheet in, and the light from the left finds the wall.
        let dent = bell((near.0 - 0.014) / 0.018);
        let paper = Colour::hex(0xf3ebda) * (light - 0.045 * dent);
        let ink = if near.1 {
            Colour::hex(0xab1b2e)
        } else {
            Colour::hex(0x211e1b)
        };
        let squeezed = bell((away + 0.011) / 0.008);
        let film = 0.93 + 0.10 * mottle.fbm(4, u * 12.0, v * 12.0) + 0.04 * weave + 0.07 * squeezed;
        let dry = mottle.fbm(3, u * 34.0 + 5.0, v * 34.0)
            + 0.16 * (weave - 0.5)
            + 0.12 * mottle.at(u * 5.0, v * 5.0);
        let cover =
            ramp(0.004, -0.004, away) * (film - 0.62 * ramp(0.30, 0.44, dry)).clamp(0.0, 1.0);
        let stained = paper.mix(paper.under(ink, 1.0), 0.08 * ramp(0.032, 0.0, away));
        let sheen =
            0.05 * ramp(0.1, 0.6, mottle.fbm(3, u * 20.0 - 8.0, v * 20.0)) * (1.0 - squeezed);
        stained.mix(ink.mix(PAPER, sheen), cover)
    })
}

fn marks() -> Vec<Mark> {
    let unit = 0.100;
    let mut marks = Vec::new();
    for row in -4..=4 {
        let mut u = -2.2 - 2.31 * (row + 4) as f32;
        for sign in MESSAGE.chars().cycle().take(260) {
            let wide = match sign {
                '.' => 0.35,
                '-' => 3.0,
                _ => {
                    u += 1.9 * unit;
                    continue;
                }
            };
            if (-2.0..2.0).contains(&u) {
                marks.push(Mark {
                    from: u,
                    to: u + wide * unit,
                    row: row as f32 * 0.272,
                    red: false,
                });
            }
            u += (wide + 2.0) * unit;
        }
    }
    let middle = |mark: &Mark| {
        length((mark.from + mark.to) / 2.0, 3.0 * mark.row) - 4.0 * (mark.to - mark.from)
    };
    if let Some(mark) = marks
        .iter_mut()
        .min_by(|a, b| middle(a).total_cmp(&middle(b)))
    {
        mark.red = true;
    }
    marks
}
