//! How long a reader waits, from the click to the frame that shows the next page. `make bench` prints
//! it; nothing here fails for being slow.

use std::{fs, time::Instant};

use serde_json::Value;

use crate::support::{Browser, Site, publisher::Publisher};

const ROUNDS: usize = 30;

/// In the page: milliseconds from a click on the first match to the frame after the next heading.
const CLICK: &str = "
    const link = document.querySelector(CSS);
    const old = document.querySelector('h1').textContent;
    const began = performance.now();
    link.click();
    while (document.querySelector('h1')?.textContent === old) await new Promise((then) => setTimeout(then));
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    return performance.now() - began;";

const STORY: &str = ".card__headline a[href$='/xi-in-moscow/']";
const FRONT: &str = ".masthead__name";

fn report(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    println!(
        "{:>7.1} ms ({:.1} to {:.1})  {what}",
        at(0.5),
        at(0.1),
        at(0.9)
    );
}

fn milliseconds(value: &Value) -> f64 {
    value.as_f64().expect("a time")
}

/// There and back, and how long the way there took.
fn clicks(browser: &Browser) -> Vec<f64> {
    let click = |css: &str| {
        let script = CLICK.replace("CSS", &Value::from(css).to_string());
        milliseconds(&browser.script(&script))
    };
    let rounds = (0..ROUNDS).map(|_| {
        let time = click(STORY);
        click(FRONT);
        time
    });
    rounds.collect()
}

#[test]
#[ignore = "make bench runs it"]
fn from_no_pictures_to_all_of_the_demos() {
    let publisher = Publisher::demo();
    // Without the cache that the tests share.
    fs::remove_file(publisher.folder.path().join("target/standfirst/pictures")).expect("a link");
    println!();

    for what in [
        "the demo without a cache",
        "the demo with all pictures in the cache",
    ] {
        let began = Instant::now();
        let output = publisher.run();
        assert!(output.status.success());
        println!("{:>7.1} s  {what}", began.elapsed().as_secs_f64());
    }
}

#[test]
#[ignore = "make bench runs it"]
fn from_the_click_to_the_next_page() {
    let site = Site::demo("/");
    println!();

    let browser = Browser::open(&site.url("/"));
    browser.wait_until_live();
    browser.set_media(&[("prefers-reduced-motion", "reduce")]);
    clicks(&browser);
    report(
        "the app, the page fetched ahead, no picture moving",
        clicks(&browser),
    );
    browser.set_media(&[]);
    report(
        "the app, the page fetched ahead, a picture moving",
        clicks(&browser),
    );

    let browser = Browser::setup()
        .before_scripts("delete globalThis.WebAssembly")
        .open(&site.url("/"));
    let full = (0..ROUNDS).map(|_| {
        browser.visit(&site.url("/"));
        browser.script(&format!(
            "sessionStorage.began = Date.now(); document.querySelector(\"{STORY}\").click()"
        ));
        browser.wait_for("location.pathname.endsWith('/xi-in-moscow/') && document.readyState === 'complete'", "the story");
        milliseconds(&browser.script(
            "while (!performance.getEntriesByName('first-contentful-paint').length) await new Promise(requestAnimationFrame);
             const [{ startTime }] = performance.getEntriesByName('first-contentful-paint');
             return performance.timeOrigin + startTime - sessionStorage.began",
        ))
    });
    report(
        "the same pages without the app, loaded in full",
        full.collect(),
    );
}
