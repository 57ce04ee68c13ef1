//! Which of a picture's files a browser fetches.

use std::fs;

use serde_json::json;

use crate::support::{
    Browser, Site,
    publisher::{Publisher, demo},
};

/// Each picture of the page: where it stands, the width that it needs in pixels of the screen, the
/// width of the file that the browser chose, and the widths that there are.
const CHOSEN: &str = "
    const shown = [...document.querySelectorAll('main img[srcset]')].filter((one) => one.checkVisibility());
    for (const one of shown) one.loading = 'eager';
    await Promise.all(shown.map((one) => one.decode()));
    return shown.map((one) => {
        const needed = one.getBoundingClientRect().width * devicePixelRatio;
        const chosen = Number(one.currentSrc.split('.').at(-2));
        const widths = one.srcset.split(', ').map((file) => parseInt(file.split(' ')[1]));
        const card = one.closest('.card');
        const place = [one.closest('section, figure, div:not(.cards, .card__words)')?.className,
            card ? [...card.parentNode.children].indexOf(card) + 1 : ''].join(' ');
        return [place, needed, chosen, widths[0], widths.at(-1), one.currentSrc.split('.').at(-1)];
    });";

#[test]
fn a_browser_fetches_no_more_than_it_shows() {
    let roles = ["inline", "supporting", "wide", "full", "side", "thumbnail"];
    let body: Vec<_> = roles
        .iter()
        .flat_map(|role| {
            let text = "Words that stand between two pictures. ".repeat(30);
            [
                json!({ "type": "image", "src": "science/eclipse-corona.jpg", "alt": "", "role": role, "caption": { "text": "A corona" } }),
                json!({ "type": "paragraph", "text": text }),
            ]
        })
        .collect();
    let gallery = |many: usize| {
        let picture = json!({ "src": "science/eclipse-corona.jpg", "alt": "" });
        json!({ "type": "gallery", "pictures": vec![picture; many] })
    };
    let row = |many: usize| {
        let mut row = gallery(many);
        row["layout"] = json!("row");
        row
    };
    let galleries = json!({
        "headline": "Galleries",
        "section": "science",
        "kind": "gallery",
        "published": "2025-01-01T00:00:00Z",
        "body": [gallery(3), gallery(4), gallery(1), row(2), row(3)],
    });
    let publisher = Publisher::demo().with("articles/science/galleries.json", galleries);
    let publisher = publisher.with(
        "articles/science/roles.json",
        json!({
            "headline": "Roles",
            "section": "science",
            "published": "2025-01-01T00:00:00Z",
            "body": body,
        }),
    );
    fs::copy(
        demo().join("media/science/eclipse-corona.jpg"),
        publisher.content("media/desks/portrait.jpg"),
    )
    .expect("a portrait");
    let portrait =
        json!({ "name": "Science desk", "portrait": { "src": "desks/portrait.jpg", "alt": "" } });
    let publisher = publisher.with("authors/science-desk.json", portrait);
    let site = Site::of(publisher, "/");
    let pages = [
        "/",
        "/culture/",
        "/science/",
        "/author/science-desk/",
        "/archive/2025/05/",
        "/science/how-eclipses-are-predicted/",
        "/culture/the-line-that-fixed-the-day/",
        "/science/roles/",
        "/science/galleries/",
        "/nowhere/",
    ];
    let browser = Browser::open(&site.url("/"));
    // What is in memory from the page before is taken, however large.
    browser.devtools("Network.enable", json!({}));
    browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }));
    let (mut seen, mut wrong) = (0, Vec::new());
    for (width, ratio) in [360, 768, 1440]
        .into_iter()
        .flat_map(|width| [(width, 1), (width, 2)])
    {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": ratio, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", size);
        for page in pages {
            browser.visit(&site.url(page));
            let chosen = browser.set_in_boxes().script(CHOSEN);
            for one in chosen.as_array().expect("pictures") {
                let number = |place: usize| one[place].as_f64().expect("a number");
                let (needed, chosen, least, most) = (number(1), number(2), number(3), number(4));
                let over = chosen / needed - 1.0;
                let too_large = over >= 0.3 && chosen > least;
                // Nobody wants to see a blur either.
                let too_small = over < -0.2 && chosen < most;
                seen += 1;
                if too_large || too_small || one[5] != "avif" {
                    wrong.push(format!(
                        "{page} at {width} × {ratio}: {one}, {:.0} %",
                        over * 100.0
                    ));
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} pictures");
    assert!(
        wrong.is_empty(),
        "{} of {seen}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
