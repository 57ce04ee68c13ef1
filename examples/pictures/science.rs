//! The eclipse: the corona as seen from the ground, and the shadow as seen from space.

use crate::canvas::{Canvas, Colour, PAPER};
use crate::maths::{Vector, atan2, bell, cos, dot, exp, length, mix, pow, ramp, sin, unit};
use crate::noise::Noise;
use std::f32::consts::{PI, TAU};

const NIGHT: Colour = Colour::hex(0x0a0e15);
const DISC: Colour = Colour::hex(0x0d1015);

/// Angle, half width at the limb, reach and strength of each helmet streamer.
const STREAMERS: [(f32, f32, f32, f32); 8] = [
    (-0.17, 0.30, 1.15, 0.90),
    (0.30, 0.24, 1.60, 0.85),
    (0.92, 0.17, 0.50, 0.40),
    (2.36, 0.21, 0.75, 0.62),
    (2.98, 0.26, 1.75, 1.00),
    (3.50, 0.27, 0.95, 0.75),
    (4.12, 0.16, 0.60, 0.36),
    (5.52, 0.20, 0.80, 0.55),
];

pub fn corona() -> Canvas {
    let rays = Noise(11);
    let limb = 0.315;
    Canvas::shade_smooth(|x, y| {
        let r = length(x, y) / limb;
        // The sun's axis is tilted: nothing in the sky is level.
        let angle = atan2(y, x) + 0.30;
        if r < 0.99 {
            return DISC;
        }
        let sky = Colour::hex(0x121b28).mix(NIGHT, ramp(0.3, 1.6, length(x, y * 1.1)));
        let edge = ramp(0.998, 1.003, r);
        let height = (r - 1.0).max(0.0);

        // Filaments lean away from the poles close to the limb and run straight farther out.
        let lean = angle + 0.24 * sin(2.0 * angle) * exp(-height * 1.3);
        let (east, north) = (cos(lean), sin(lean));
        let along = 0.55 * pow(r, 0.35);
        let broad = rays.fbm3(3, [east * 3.0, north * 3.0, along * 1.6]);
        let fine = rays.fbm3(
            4,
            [east * 10.0 + 40.0, north * 10.0, along * 1.5 + 1.2 * broad],
        );
        let threads = rays.fbm3(2, [east * 38.0, north * 38.0 + 9.0, along * 1.8 + 3.0]);

        let mut streamers = 0.0;
        for (at, width, reach, strength) in STREAMERS {
            let away = (lean - at + PI).rem_euclid(TAU) - PI + 0.05 * broad;
            // Bulbs at the foot, drawn out to stalks.
            let narrow = width * (0.20 + 0.80 * exp(-height * height * 1.5));
            streamers += strength * bell(away / narrow) * exp(-height / reach);
        }
        let polar = pow(north.abs(), 5.0) * exp(-height / 0.36);
        let texture = (1.0 + 1.05 * fine + 0.6 * threads + 0.5 * broad).max(0.0);
        let inner = 1.05 * exp(-height / 0.10) + 0.42 * exp(-height / 0.42);
        let glow = 0.07 * exp(-height / 1.5);
        let light =
            inner * mix(1.0, texture, 0.55) + (0.55 * streamers + 0.26 * polar) * texture + glow;
        let light = 1.0 - exp(-1.3 * light);

        let tint = Colour::along(
            &[
                sky,
                Colour::hex(0x2b4057),
                Colour::hex(0x74889a),
                Colour::hex(0xc6c8c2),
                PAPER,
                Colour::hex(0xfffdf6),
            ],
            light,
        );
        let flame = prominences(angle, height);
        DISC.mix(tint.mix(Colour::hex(0xd2303f), flame), edge)
    })
}

fn prominences(angle: f32, height: f32) -> f32 {
    let noise = Noise(23);
    let chromosphere = 0.010 * bell((angle + 0.72) / 0.42);
    let mut flame =
        ramp(chromosphere, 0.4 * chromosphere, height) * ramp(0.001, 0.006, chromosphere);
    for (at, width, tall) in [
        (-0.84, 0.036, 0.075),
        (-0.62, 0.030, 0.045),
        (2.90, 0.040, 0.050),
        (1.02, 0.024, 0.034),
    ] {
        let away = (angle - at) / width + 0.5 * noise.at(angle * 9.0, height * 28.0);
        let column = bell(away) * (1.0 + 0.35 * noise.at(angle * 30.0 + 5.0, height * 22.0));
        flame = flame.max(ramp(0.30, 0.75, column - height / tall * 0.7));
    }
    flame
}

pub fn shadow() -> Canvas {
    let sun = unit([-0.52, -0.50, 0.69]);
    let (centre_x, centre_y, radius) = (-0.12, 0.53, 1.22);
    Canvas::shade_smooth(|x, y| {
        let (px, py) = ((x - centre_x) / radius, (y - centre_y) / radius);
        let square = px * px + py * py;
        let out = square.sqrt() - 1.0;
        let lit = ramp(-0.75, 0.85, -(px * 0.72 + py * 0.69));
        let space = Colour::hex(0x07090d);
        let air = Colour::hex(0x5c86a3) * (0.9 * lit * exp(-out.max(0.0) / 0.014));
        let sky = space + air;
        if out > 0.004 {
            return sky;
        }
        let p = [px, py, (1.0 - square).max(0.0).sqrt()];
        let globe = earth(p, sun);
        globe.mix(sky, ramp(-0.003, 0.003, out))
    })
}

fn earth(p: Vector, sun: Vector) -> Colour {
    let (land_noise, cloud_noise) = (Noise(305), Noise(77));
    let bend = land_noise.fbm3(3, p.map(|part| part * 4.0 + 2.0));
    let rough = land_noise.fbm3(4, p.map(|part| part * 14.0));
    let land = land_noise.fbm3(
        5,
        [
            p[0] * 1.5 + 0.25 * bend + 3.1,
            p[1] * 1.5 + 0.2 * bend,
            p[2] * 1.5,
        ],
    ) + 0.06 * rough
        - 0.13;
    let sea = Colour::hex(0x17384f).mix(Colour::hex(0x2c5a75), ramp(-0.20, 0.0, land));
    let dry = land_noise.fbm3(5, [p[0] * 3.0 + 9.0, p[1] * 4.0, p[2] * 3.0]);
    let ground = Colour::hex(0x59624c).mix(Colour::hex(0xa08f70), ramp(-0.2, 0.25, dry));
    let surface = sea.mix(ground, ramp(-0.008, 0.012, land));

    // Weather runs in bands along the latitudes, and curls.
    let warp = cloud_noise.fbm3(3, p.map(|part| part * 2.3));
    let curl = cloud_noise.fbm3(3, p.map(|part| part * 2.3 + 11.0));
    let sheet = cloud_noise.fbm3(
        7,
        [
            p[0] * 2.6 + 1.6 * warp,
            p[1] * 4.6 + 1.3 * curl,
            p[2] * 2.6 + 5.0,
        ],
    );
    let bands = cloud_noise.fbm3(2, [p[0] * 1.2, p[1] * 3.4, p[2] * 1.2 + 3.0]);
    let puffs = cloud_noise.fbm3(3, p.map(|part| part * 34.0));
    let cover = ramp(-0.14, 0.40, sheet + 0.55 * bands + 0.14 * puffs);
    let surface = surface.mix(Colour::hex(0xf1ede3), 0.96 * cover);

    let day = dot(p, sun);
    let spot = [0.10, -0.37, 0.924];
    let reach = dot(spot, sun);
    let off: Vector =
        std::array::from_fn(|at| (p[at] - day * sun[at]) - (spot[at] - reach * sun[at]));
    let distance = dot(off, off).sqrt();
    let hidden = 0.72 * bell(distance / 0.105) + 0.50 * ramp(0.46, 0.02, distance);
    let light = ramp(-0.14, 1.02, day) * (1.0 - hidden.min(0.985));
    let hazy = surface.mix(
        Colour::hex(0x7f9fb4),
        (0.66 * pow(1.0 - p[2], 2.6)).min(0.8),
    );
    let shaded = Colour(std::array::from_fn(|part| {
        hazy.0[part] * [1.10, 1.06, 0.99][part]
    }));
    Colour::hex(0x06080c).mix(shaded, light)
}
