//! The few functions that `std` would take from the system's libm, whose last bit differs from one
//! machine to the next. These use nothing but what IEEE 754 rounds exactly.

use std::f32::consts::{FRAC_PI_2, LN_2, LOG2_E, PI, TAU};

#[inline]
pub fn floor(x: f32) -> i32 {
    let whole = x as i32;
    whole - i32::from(x < whole as f32)
}

#[inline]
pub fn sin(x: f32) -> f32 {
    let turns = x / TAU;
    let turns = turns - floor(turns + 0.5) as f32;
    let folded = if turns.abs() > 0.25 {
        0.5_f32.copysign(turns) - turns
    } else {
        turns
    };
    let x = folded * TAU;
    let s = x * x;
    x * (1.0 - s / 6.0 * (1.0 - s / 20.0 * (1.0 - s / 42.0 * (1.0 - s / 72.0))))
}

#[inline]
pub fn cos(x: f32) -> f32 {
    sin(x + FRAC_PI_2)
}

#[inline]
pub fn exp(x: f32) -> f32 {
    let power = (x * LOG2_E).clamp(-120.0, 120.0);
    let whole = floor(power + 0.5);
    let x = (power - whole as f32) * LN_2;
    let series = 1.0 + x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0))));
    series * f32::from_bits(((whole + 127) as u32) << 23)
}

/// For `x` above zero.
#[inline]
pub fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits((bits & 0x7f_ffff) | 0x3f80_0000);
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let q = s * s;
    2.0 * s * (1.0 + q / 3.0 + q * q / 5.0 + q * q * q / 7.0) + exponent as f32 * LN_2
}

#[inline]
pub fn pow(base: f32, exponent: f32) -> f32 {
    if base <= 0.0 {
        0.0
    } else {
        exp(exponent * ln(base))
    }
}

#[inline]
pub fn atan2(y: f32, x: f32) -> f32 {
    let (long, short) = (x.abs().max(y.abs()), x.abs().min(y.abs()));
    let t = if long > 0.0 { short / long } else { 0.0 };
    let s = t * t;
    let angle = t
        * (0.999_977_3
            + s * (-0.332_623_5
                + s * (0.193_543_5 + s * (-0.116_432_9 + s * (0.052_653_3 - s * 0.011_721_2)))));
    let angle = if y.abs() > x.abs() {
        FRAC_PI_2 - angle
    } else {
        angle
    };
    let angle = if x < 0.0 { PI - angle } else { angle };
    angle.copysign(y)
}

#[inline]
pub fn asin(x: f32) -> f32 {
    atan2(x, (1.0 - x * x).max(0.0).sqrt())
}

#[inline]
pub fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}

#[inline]
pub fn mix(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

/// From 0 at `from` to 1 at `to`, which may lie the other way round.
#[inline]
pub fn ramp(from: f32, to: f32, x: f32) -> f32 {
    let t = ((x - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[inline]
pub fn bell(x: f32) -> f32 {
    exp(-x * x)
}

pub type Vector = [f32; 3];

#[inline]
pub fn dot(a: Vector, b: Vector) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[inline]
pub fn unit(v: Vector) -> Vector {
    let length = dot(v, v).sqrt();
    v.map(|part| part / length)
}

pub fn cross(a: Vector, b: Vector) -> Vector {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}
