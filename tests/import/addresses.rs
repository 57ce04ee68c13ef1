use super::Import;

#[test]
fn an_old_address_leads_on() {
    let import = Import::of(&["tides.xml"], &[]);
    let story = import.json("articles/archive-2/café-lights.md");
    assert_eq!(story["aliases"][0], "/2019/05/café-Lights/");
    let published = import.publisher.build();
    for (old, new) in [
        (
            "2019/05/café-Lights/",
            "/news/site/2019/05/caf%C3%A9-lights/",
        ),
        ("2019/12/cold/", "/news/site/2019/12/winter/"),
        ("about/team/", "/news/site/team/"),
        ("tag/ebb-and-flow/", "/news/site/topic/ebb-and-flow/"),
    ] {
        let document = published.read(&format!("{old}index.html"));
        assert!(
            document.contains(&format!("url={new}")),
            "{old}: {document}"
        );
    }
}

#[test]
fn feeds_go_on_with_their_ids() {
    let published = Import::of(&["tides.xml"], &[]).publisher.build();
    let feed = published.read("feed.xml");
    assert!(
        feed.contains("<id>https://www.tides.example/?p=11</id>"),
        "{feed}"
    );
}
