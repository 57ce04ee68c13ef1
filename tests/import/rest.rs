use std::fs;

use serde_json::json;

use super::Import;

#[test]
fn a_folder_of_the_rest_interface_becomes_a_site() {
    let import = Import::new();
    let folder = import.publisher.folder.path().join("rest");
    fs::create_dir(&folder).expect("a folder");
    let post = json!({
        "id": 5, "type": "post", "status": "publish", "slug": "low-water", "sticky": false,
        "link": "https://tides.example/coast/low-water/",
        "date": "2024-01-02T09:00:00", "date_gmt": "2024-01-02T09:00:00", "modified_gmt": "2024-01-02T09:00:00",
        "guid": { "rendered": "https://tides.example/?p=5" },
        "title": { "rendered": "Low &#8211; water" },
        "content": { "rendered": "<p>The sand is bare.</p>\n<p>For an hour.</p>\n", "protected": false },
        "excerpt": { "rendered": "<p>The sand is bare. [&hellip;]</p>" },
        "author": 3, "featured_media": 0, "categories": [7], "tags": []
    });
    fs::write(folder.join("posts.json"), json!([post]).to_string()).expect("posts");
    let category =
        json!([{ "id": 7, "taxonomy": "category", "slug": "coast", "name": "Coast", "parent": 0 }]);
    fs::write(folder.join("categories.json"), category.to_string()).expect("categories");
    let users = json!([{ "id": 3, "slug": "pilots", "name": "The pilots", "avatar_urls": {} }]);
    fs::write(folder.join("users.json"), users.to_string()).expect("users");
    import.must_run(&[&folder], &[]);
    import.checks();
    let story = import.json("articles/coast/low-water.md");
    assert_eq!(story["headline"], "Low – water");
    assert_eq!(story["authors"], json!(["pilots"]));
    assert_eq!(story["body"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        story["standfirst"],
        json!(null),
        "that was the start of the story"
    );
    assert_eq!(import.json("site.json")["permalink"], "/:section/:slug/");
}
