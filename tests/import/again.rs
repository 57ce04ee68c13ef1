use std::fs;

use serde_json::json;

use super::Import;
use crate::support::fixture;

#[test]
fn what_somebody_has_changed_since_stays() {
    let import = Import::of(&["tides.xml"], &[]);
    let edited = import.publisher.content("articles/coast/winter.md");
    let mut story = import.json("articles/coast/winter.md");
    story["headline"] = "A colder winter".into();
    fs::write(&edited, standfirst::content::markdown::write(&story)).expect("an edit");
    fs::remove_file(import.publisher.content("articles/coast/ourselves.md")).expect("a removal");
    import.must_run(&[&fixture("import/wordpress/tides.xml")], &[]);
    assert_eq!(import.json("articles/coast/winter.md"), story);
    assert!(
        !import
            .publisher
            .content("articles/coast/ourselves.md")
            .exists()
    );
    let files = import.json("import-report.json")["files"].clone();
    assert_eq!(
        files["changed since and left alone"],
        json!(["articles/coast/winter.md"])
    );
    assert_eq!(
        files["removed since and left out"],
        json!(["articles/coast/ourselves.md"])
    );
    assert_eq!(files["written"], json!(null));
}

#[test]
fn a_site_that_is_there_is_added_to() {
    let import = Import::new();
    let site = json!({
        "name": "Ours",
        "base_url": "https://ours.example/",
        "time_zone": "Europe/Paris",
        "languages": ["en-GB"],
        "sections": [{ "slug": "coast", "name": "The coast" }],
        "permalink": "/:section/:slug/"
    });
    fs::create_dir_all(import.publisher.content("")).expect("a folder");
    fs::write(import.publisher.content("site.json"), site.to_string()).expect("a site file");
    import.must_run(&[&fixture("import/wordpress/tides.xml")], &[]);
    let after = import.json("site.json");
    assert_eq!(after["name"], "Ours");
    assert_eq!(after["sections"][0]["name"], "The coast");
    let winter = import.json("articles/coast/winter.md");
    assert_eq!(
        winter["aliases"],
        json!(["/2019/12/winter/", "/2019/12/cold/"])
    );
    import.checks();
}
