//! Every kind of block: that each is shown somewhere, checked, printed, and looks as it did when someone
//! last looked. The demo's page `specimen` holds each block once.

mod catalogue;
pub mod looks;
mod old_browsers;
mod specimen;

use std::fs;

use serde_json::{Value, json};

use crate::support::{
    Site,
    publisher::{Publisher, demo},
};

fn specimen() -> Value {
    let page = fs::read_to_string(demo().join("pages/specimen.json")).expect("the specimen");
    serde_json::from_str(&page).expect("JSON")
}

/// The schema of stories.
pub fn schema() -> Value {
    let schema = standfirst::content::SCHEMAS.iter();
    let (_, make) = schema
        .clone()
        .find(|(name, _)| *name == "article")
        .expect("the schema of articles");
    make()
}

/// The demo with its specimen, also from right to left.
fn publisher() -> Publisher {
    let mut arabic = specimen();
    arabic["language"] = json!("ar");
    arabic["title"] = json!("Specimen, from right to left");
    Publisher::demo().with("pages/specimen-ar.json", arabic)
}

fn site() -> Site {
    Site::of(publisher(), "/")
}
