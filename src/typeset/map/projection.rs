use std::f64::consts::{FRAC_PI_2, PI};

use crate::model::Projection;

/// A way to lay the globe flat that keeps areas true to each other.
pub enum Flat {
    /// Šavrič, Patterson and Jenny (2018), with the meridian in the middle, in radians.
    EqualEarth { meridian: f64 },
    /// Albers' conic, with two parallels (Snyder 1987, p. 100).
    Albers {
        meridian: f64,
        cone: f64,
        constant: f64,
    },
}

impl Flat {
    /// Fitted to the areas from `west` to `east` and `south` to `north`, in degrees.
    pub fn fitted(projection: Projection, [west, east, south, north]: [f64; 4]) -> Self {
        let meridian = if east - west > 300.0 {
            0.0
        } else {
            ((west + east) / 2.0).to_radians()
        };
        let sixth = (north - south) / 6.0;
        let (one, two) = ((south + sixth).to_radians(), (north - sixth).to_radians());
        let cone = (one.sin() + two.sin()) / 2.0;
        // About the equator the cone becomes a cylinder, for which Albers has no numbers.
        match projection {
            Projection::Albers if cone.abs() > 0.05 => Self::Albers {
                meridian,
                cone,
                constant: one.cos().powi(2) + 2.0 * cone * one.sin(),
            },
            _ => Self::EqualEarth { meridian },
        }
    }

    /// From degrees to a plane whose `y` grows downwards.
    pub fn place(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let phi = latitude.to_radians().clamp(-FRAC_PI_2, FRAC_PI_2);
        match self {
            Self::EqualEarth { meridian } => {
                let lambda = turned(longitude, *meridian);
                let [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
                let theta = (3f64.sqrt() / 2.0 * phi.sin()).clamp(-1.0, 1.0).asin();
                let (two, six) = (theta.powi(2), theta.powi(6));
                let slope = 9.0 * a4 * theta.powi(8) + 7.0 * a3 * six + 3.0 * a2 * two + a1;
                let x = 2.0 * 3f64.sqrt() * lambda * theta.cos() / (3.0 * slope);
                (x, -theta * (a1 + a2 * two + six * (a3 + a4 * two)))
            }
            Self::Albers {
                meridian,
                cone,
                constant,
            } => {
                let angle = cone * turned(longitude, *meridian);
                let radius = (constant - 2.0 * cone * phi.sin()).max(0.0).sqrt() / cone;
                (radius * angle.sin(), radius * angle.cos())
            }
        }
    }
}

/// From the meridian in the middle, -π to π. What lies on the seam stays on its side.
fn turned(longitude: f64, meridian: f64) -> f64 {
    let lambda = longitude.to_radians() - meridian;
    match lambda {
        _ if !lambda.is_finite() => 0.0,
        _ if lambda > PI + 1e-6 => {
            lambda.rem_euclid(2.0 * PI)
                - if lambda.rem_euclid(2.0 * PI) > PI {
                    2.0 * PI
                } else {
                    0.0
                }
        }
        _ if lambda < -PI - 1e-6 => (lambda + PI).rem_euclid(2.0 * PI) - PI,
        _ => lambda,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: [f64; 4] = [-180.0, 180.0, -56.0, 84.0];

    #[test]
    fn equal_earth_is_as_published() {
        let flat = Flat::fitted(Projection::EqualEarth, WORLD);
        let (x, y) = flat.place(180.0, 0.0);
        assert!((x - 2.7066).abs() < 1e-3 && y.abs() < 1e-12, "{x} {y}");
        let (_, y) = flat.place(0.0, 90.0);
        assert!((y + 1.3173).abs() < 1e-3, "{y}");
    }

    #[test]
    fn areas_stay_true() {
        let area = |flat: &Flat, longitude: f64, latitude: f64| {
            let here = flat.place(longitude, latitude);
            let (east, north) = (
                flat.place(longitude + 0.01, latitude),
                flat.place(longitude, latitude + 0.01),
            );
            let (a, b) = (
                (east.0 - here.0, east.1 - here.1),
                (north.0 - here.0, north.1 - here.1),
            );
            (a.0 * b.1 - a.1 * b.0).abs() / latitude.to_radians().cos()
        };
        for flat in [
            Flat::fitted(Projection::EqualEarth, WORLD),
            Flat::fitted(Projection::Albers, [5.0, 15.0, 47.0, 55.0]),
        ] {
            let one = area(&flat, 10.0, 50.0);
            for (longitude, latitude) in [(0.0, 10.0), (20.0, 60.0), (-100.0, 40.0)] {
                assert!((area(&flat, longitude, latitude) / one - 1.0).abs() < 0.01);
            }
        }
    }

    #[test]
    fn every_place_is_a_number() {
        for bounds in [WORLD, [0.0; 4], [170.0, 190.0, -90.0, 90.0], [f64::NAN; 4]] {
            for projection in [Projection::EqualEarth, Projection::Albers] {
                let flat = Flat::fitted(projection, bounds);
                for longitude in [-720.0, -180.0, 0.0, 180.0, 1e300, f64::INFINITY] {
                    let (x, y) = flat.place(longitude, 95.0);
                    assert!(bounds[0].is_nan() || x.is_finite() && y.is_finite());
                }
            }
        }
    }
}
