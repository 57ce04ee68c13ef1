use super::{Import, export::post};

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

#[test]
fn further_pages_of_a_story_and_the_lists_of_years_and_months_lead_on() {
    let import = Import::new();
    let text = "<p>One.</p><!--nextpage--><p>Two.</p><!--nextpage--><p>Three.</p>";
    import.posts(&[
        post(10, "winter").category("news").text(text),
        post(11, "summer").category("news"),
    ]);
    import.checks();
    let aliases = import.json("articles/news/winter.md")["aliases"].clone();
    let aliases = aliases.as_array().expect("old addresses").clone();
    let last = |number: u8| {
        aliases.iter().any(|it| {
            it.as_str()
                .is_some_and(|it| it.ends_with(&format!("/winter/{number}/")))
        })
    };
    assert!(last(2) && last(3) && !last(4), "{aliases:?}");
    let redirects = import.json("site.json")["redirects"].clone();
    assert_eq!(redirects["/2020/"], "/archive/");
    assert_eq!(redirects["/2020/01/"], "/archive/2020/01/");
}
