//! Containers on a quay, stacked as they came.

use crate::canvas::{BLUE, Canvas, Colour, GREEN, INK, OCHRE, PAPER, PLUM, RED};
use crate::maths::{Vector, cos, cross, dot, floor, ramp, unit};
use crate::noise::{Draw, Noise};
use std::f32::consts::TAU;

/// Stacks along and across.
const BAYS: i32 = 7;
const ROWS: i32 = 9;
/// Of one container, in its own widths, and from one stack to the next.
const SIZE: Vector = [2.55, 1.0, 1.06];
const PITCH: Vector = [2.60, 1.045, 1.06];

/// Each stack's containers, from the ground up.
struct Yard(Vec<Vec<Colour>>);

struct Hit {
    reach: f32,
    at: Vector,
    normal: Vector,
    paint: Option<Colour>,
}

pub fn containers() -> Canvas {
    let yard = Yard::load();
    let (right, up, back) = view();
    let sun = unit([-0.42, -0.60, 0.95]);
    Canvas::shade_smooth(|x, y| {
        let middle: Vector = [9.45, 3.75, 1.45];
        let eye: Vector = std::array::from_fn(|at| {
            middle[at] + 6.8 * (x * right[at] - y * up[at]) + 60.0 * back[at]
        });
        let Some(hit) = yard.cast(eye, back.map(|part| -part)) else {
            return PAPER;
        };
        let (base, normal) = surface(&hit);
        let from: Vector = std::array::from_fn(|at| hit.at[at] + 0.004 * hit.normal[at]);
        let direct = if yard.cast(from, sun).is_some() {
            0.0
        } else {
            dot(normal, sun).max(0.0)
        };
        let ambient = 0.45 + 0.14 * normal[2] + 0.05 * normal[0];
        let light = ambient * yard.openness(hit.at, hit.normal) + 0.70 * direct;
        let shaded = Colour::hex(0x16181c).mix(base, light.min(1.0));
        shaded.mix(Colour::hex(0xfffaf0), (light - 1.0).clamp(0.0, 0.25))
    })
}

/// Seen from above the near corner, with no vanishing point.
fn view() -> (Vector, Vector, Vector) {
    let back = unit([0.62, -0.78, 0.62]);
    let right = unit([-back[1], back[0], 0.0]);
    (right, cross(back, right), back)
}

/// Its colour there, and which way the sheet metal faces.
fn surface(hit: &Hit) -> (Colour, Vector) {
    let wear = Noise(77);
    let [x, y, z] = hit.at;
    let Some(paint) = hit.paint else {
        return (
            Colour::hex(0xf2eadb) * (1.0 + 0.03 * wear.fbm(3, x * 1.2, y * 1.2)),
            hit.normal,
        );
    };
    let part: Vector = std::array::from_fn(|axis| {
        let inside = hit.at[axis] - 1e-3 * hit.normal[axis];
        (hit.at[axis] - floor(inside / PITCH[axis]) as f32 * PITCH[axis]) / SIZE[axis] - 0.5
    });
    let mut normal = hit.normal;
    let (u, v, run) = match hit.normal.map(|part| part.abs() > 0.5) {
        [_, true, _] => (part[0], part[2], x / 0.20),
        [true, _, _] => (part[1], part[2], y / 0.14),
        _ => (part[0], part[1], x / 0.40),
    };
    let upright = if hit.normal[2] > 0.5 { 1.0 } else { 0.22 };
    let streak = wear.fbm(3, 6.0 * (x + y * 1.7), 6.0 * upright * (z + y * 0.6));
    let worn = paint * (1.0 + 0.06 * streak + 0.09 * wear.at(x * 0.9, y * 1.4 + z * 1.1));
    let (side, edge) = (SIZE[0] * (0.5 - u.abs()), 0.5 - v.abs());
    let panel = ramp(0.07, 0.09, side) * ramp(0.045, 0.06, edge);
    let bend = 0.75 * (1.4 * cos(TAU * run)).clamp(-1.0, 1.0) * panel;
    if hit.normal[1].abs() > 0.5 {
        normal[0] += bend;
    } else if hit.normal[0].abs() > 0.5 {
        normal[1] += 0.8 * bend;
    } else {
        normal[0] += 0.16 * bend;
    }
    // The frame is a shade darker, and rust gathers under it.
    let frame = (1.0 - panel) * 0.26
        + 0.12 * ramp(0.20, 0.0, 0.5 - v) * (0.5 + wear.at(x * 9.0, y * 9.0)).max(0.0);
    (worn.mix(INK, frame), unit(normal))
}

impl Yard {
    fn load() -> Self {
        let mut draw = Draw::new(27);
        let lie = Noise(6);
        let paints = [
            RED,
            BLUE,
            BLUE.mix(PAPER, 0.40),
            GREEN,
            OCHRE,
            PLUM.mix(INK, 0.35),
            PAPER,
            Colour::hex(0xcdbfa4),
            Colour::hex(0x77736b),
            RED.mix(INK, 0.45),
        ]
        .map(|paint| paint.mix(Colour::hex(0x8f887b), 0.20));
        let stack = |place: i32| {
            let (bay, row) = (place % BAYS, place / BAYS);
            let tall =
                3.0 + 2.3 * lie.at(bay as f32 * 0.55, row as f32 * 0.4) + 0.75 * draw.normal();
            (0..(tall as i32).clamp(0, 5))
                .map(|_| draw.pick(&paints))
                .collect()
        };
        Self((0..BAYS * ROWS).map(stack).collect())
    }

    fn stack(&self, bay: i32, row: i32) -> &[Colour] {
        let inside = (0..BAYS).contains(&bay) && (0..ROWS).contains(&row);
        if inside {
            &self.0[(row * BAYS + bay) as usize]
        } else {
            &[]
        }
    }

    /// The first container in the way, or the ground.
    fn cast(&self, from: Vector, ray: Vector) -> Option<Hit> {
        let along = |reach: f32| std::array::from_fn(|axis| from[axis] + reach * ray[axis]);
        let ground = -from[2] / ray[2];
        let mut best = (ground > 0.0).then(|| Hit {
            reach: ground,
            at: along(ground),
            normal: [0.0, 0.0, 1.0],
            paint: None,
        });
        for row in 0..ROWS {
            for bay in 0..BAYS {
                let stack = self.stack(bay, row);
                let low = [bay as f32 * PITCH[0], row as f32 * PITCH[1], 0.0];
                let high = [
                    low[0] + SIZE[0],
                    low[1] + SIZE[1],
                    stack.len() as f32 * PITCH[2],
                ];
                if let Some((reach, normal)) = strike(low, high, from, ray)
                    && best.as_ref().is_none_or(|best| reach < best.reach)
                {
                    let at: Vector = along(reach);
                    let tier = ((at[2] - 1e-3 * normal[2]) / PITCH[2]) as usize;
                    best = stack
                        .get(tier)
                        .map(|&paint| Hit {
                            reach,
                            at,
                            normal,
                            paint: Some(paint),
                        })
                        .or(best);
                }
            }
        }
        best
    }

    /// How much of the sky a place sees, by what stands next to it.
    fn openness(&self, at: Vector, normal: Vector) -> f32 {
        let mut open = 1.0;
        for step in [
            [1.0, 0.0, 0.35],
            [-1.0, 0.0, 0.35],
            [0.0, 1.0, 0.35],
            [0.0, -1.0, 0.35],
            [0.0, 0.0, 1.0],
        ] {
            let ahead: Vector =
                std::array::from_fn(|axis| at[axis] + 0.44 * step[axis] + 0.39 * normal[axis]);
            let stack = self.stack(floor(ahead[0] / PITCH[0]), floor(ahead[1] / PITCH[1]));
            if ahead[2] < stack.len() as f32 * PITCH[2] {
                open -= 0.12;
            }
        }
        open
    }
}

/// How far along the ray the box is, and the face that is struck.
fn strike(low: Vector, high: Vector, from: Vector, ray: Vector) -> Option<(f32, Vector)> {
    let (mut near, mut far, mut face) = (1e-3_f32, f32::MAX, None);
    for axis in 0..3 {
        let (a, b) = (
            (low[axis] - from[axis]) / ray[axis],
            (high[axis] - from[axis]) / ray[axis],
        );
        if a.min(b) > near {
            (near, face) = (a.min(b), Some(axis));
        }
        far = far.min(a.max(b));
    }
    let axis = face?;
    let mut normal = [0.0; 3];
    normal[axis] = -ray[axis].signum();
    (near < far).then_some((near, normal))
}
