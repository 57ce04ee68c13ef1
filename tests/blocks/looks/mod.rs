//! How every block looks on a phone and on a wide screen, by day, by night and from right to left, held
//! against the pictures in `tests/fixtures/looks/BLOCK/SCREEN.png` that someone has looked at.
//!
//! Text stands in a font of bars, since each machine has fonts of its own, photographs are drawings that
//! show what is cut off, and players are grey, since each browser draws its own. `BLESS=1` takes the looks
//! anew.

mod drawn;
pub mod kept;
mod proof;
pub mod taken;

use std::collections::BTreeMap;

use serde_json::Value;

use super::{publisher, specimen};
use crate::support::Site;

const LIGHT: Screen = Screen {
    width: 360,
    theme: "light",
    path: "specimen/",
};

/// What a reader has.
#[derive(Clone, Copy)]
struct Screen {
    /// In CSS pixels.
    width: u32,
    theme: &'static str,
    path: &'static str,
}

impl Screen {
    fn name(self) -> String {
        let direction = if self.path == "specimen-ar/" {
            "-rtl"
        } else {
            ""
        };
        format!("{}-{}{direction}", self.width, self.theme)
    }
}

/// The looks of the specimen: the name of each, by block and variant, and the block's place in the body.
/// From the second of a name on, they are numbered.
pub fn looks() -> Vec<(String, usize)> {
    let page = specimen();
    let body = page["body"].as_array().expect("a body");
    let mut known = BTreeMap::new();
    let numbered = |name: String| {
        let number = known.entry(name.clone()).or_insert(0);
        *number += 1;
        match number {
            1 => name,
            _ => format!("{name}-{number}"),
        }
    };
    body.iter().map(name).map(numbered).zip(0..).collect()
}

/// The specimen with drawings for photographs.
fn site() -> Site {
    let publisher = publisher();
    drawn::replace_photographs(&publisher, &specimen());
    Site::of(publisher, "/")
}

/// The kind of a block, and what makes it look unlike others of its kind.
fn name(block: &Value) -> String {
    let mut parts = vec![block["type"].as_str().expect("a type").to_owned()];
    for field in ["kind", "role"] {
        parts.extend(block[field].as_str().map(str::to_owned));
    }
    for field in ["ordered", "sortable"] {
        if block[field] == true {
            parts.push(field.to_owned());
        }
    }
    let level = block["level"].as_u64();
    parts.extend(level.map(|level| format!("level-{level}")));
    if block["periods"].is_array() {
        parts.push("periods".to_owned());
    }
    parts.join("-")
}

/// Holds every look of these screens against the one that is kept.
fn compare(screens: &[Screen]) {
    let site = site();
    let mut changed = Vec::new();
    for screen in screens {
        let looks = looks();
        let browser = taken::open(&site, *screen);
        kept::forget_others(*screen, &looks);
        for (name, place) in looks {
            let look = taken::look(&browser, place);
            changed.extend(kept::compare(&name, *screen, &look).err());
        }
    }
    assert!(
        changed.is_empty(),
        "{} looks have changed; look at them, then take them with BLESS=1:\n{}",
        changed.len(),
        changed.join("\n")
    );
}

#[test]
fn every_block_looks_as_it_did_on_a_phone() {
    compare(&[
        LIGHT,
        Screen {
            theme: "dark",
            ..LIGHT
        },
    ]);
}

#[test]
fn every_block_looks_as_it_did_on_a_wide_screen() {
    let light = Screen {
        width: 1440,
        ..LIGHT
    };
    compare(&[
        light,
        Screen {
            theme: "dark",
            ..light
        },
    ]);
}

#[test]
fn every_block_looks_as_it_did_from_right_to_left() {
    let phone = Screen {
        path: "specimen-ar/",
        ..LIGHT
    };
    compare(&[
        phone,
        Screen {
            width: 1440,
            ..phone
        },
    ]);
}
