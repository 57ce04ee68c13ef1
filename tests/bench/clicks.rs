//! From the click to the frame after the next headline.

use std::time::Duration;

use serde_json::Value;

use super::{ROUNDS, SLOWDOWN, Samples, sites, visit};
use crate::support::{Browser, Site, publisher::Publisher};

/// The page that is left, and the link that is followed.
const JOURNEYS: [(&str, &str, &str); 2] = [
    (
        "front to story",
        "/",
        ".card__headline a[href$='/xi-in-moscow/']",
    ),
    (
        "story to story",
        "/international/xi-in-moscow/",
        ".related .card__headline a",
    ),
];

/// How long nothing is done before a click: a page that has just come is not clicked on yet.
const REST: Duration = Duration::from_millis(300);

/// In every document: when a click was, in the name of the window, which a load leaves alone; and how long
/// after it the first frame ended that shows another headline, in `window.took`.
const WATCH: &str = "
    const now = (time) => performance.timeOrigin + time;
    const next = (wait) => new Promise((then) => wait(then));
    const headline = () => document.querySelector('h1')?.textContent;
    const watch = async (old) => {
        while ((headline() ?? old) === old) await next(requestAnimationFrame);
        await next(setTimeout);
        window.took = now(performance.now()) - Number(window.name);
    };
    if (window.name) watch();
    addEventListener('click', (event) => {
        window.name = now(event.timeStamp);
        watch(headline());
    }, { capture: true, once: true });";

/// Clicks a link by a script, with the focus on it as after a press, but nothing to tell of it before.
const CLICK: &str = "
    const link = document.querySelector(LINK);
    link.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    link.focus({ preventScroll: true });
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    link.click();";

/// How a reader comes to the next page. Each has a browser of its own, whose pointer is where it was left.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// With the pointer, which has rested on the link until its page was fetched.
    Hovered,
    /// Nothing was known before the click.
    Cold,
    /// By a load, since there is no app.
    Load,
}

impl Way {
    const ALL: [Self; 3] = [Self::Hovered, Self::Cold, Self::Load];

    fn in_words(self) -> &'static str {
        match self {
            Self::Hovered => "the app, after a hover that has fetched the page",
            Self::Cold => "the app, with nothing fetched before",
            Self::Load => "no app: the page loaded in full",
        }
    }

    fn browser(self, site: &Site) -> Browser {
        let mut scripts = format!("{{ {WATCH} }}");
        if self == Self::Load {
            scripts.push_str("delete globalThis.WebAssembly");
        }
        Browser::setup()
            .slowed_down(SLOWDOWN)
            .before_scripts(&scripts)
            .open(&site.url("/"))
    }

    /// Goes on from a new document, and says how long it took.
    fn time(self, browser: &Browser, site: &Site, from: &str, link: &str) -> f64 {
        visit(browser, site, from);
        let state = if self == Self::Load { "none" } else { "live" };
        let state = format!("document.documentElement.dataset.app === '{state}'");
        browser.wait_for(&state, "the app, or none");
        rest(browser);
        site.server.forget();
        let selector = Value::from(link).to_string();
        let path = browser.script(&format!(
            "return document.querySelector({selector}).pathname"
        ));
        let data = format!("{}index.json", path.as_str().expect("a path"));
        if self == Self::Hovered {
            browser.move_over(&[link], 0);
            site.server.expect_requests(&data, 1);
            rest(browser);
            browser.click(link);
        } else {
            let asked = site.server.requests_for(&data);
            assert!(asked.is_empty(), "fetched before the click: {asked:?}");
            browser.script(&CLICK.replace("LINK", &selector));
        }
        browser.wait_for("window.took", "the frame after the next headline");
        let took = browser.script("window.name = ''; return window.took");
        let requests = usize::from(self != Self::Load);
        assert_eq!(site.server.requests_for(&data).len(), requests);
        took.as_f64().expect("a time")
    }
}

fn rest(browser: &Browser) {
    browser.script(&format!(
        "await new Promise((then) => setTimeout(() => requestIdleCallback(then), {}))",
        REST.as_millis()
    ));
}

#[test]
#[ignore = "make bench runs it"]
fn from_the_click_to_the_next_headline() {
    let sites = sites(Publisher::demo);
    let ways: Vec<_> = sites
        .iter()
        .flat_map(|(whose, site)| Way::ALL.map(|way| (whose, site, way, way.browser(site))))
        .collect();
    println!(
        "\nFrom the click to the frame after the next headline, {SLOWDOWN} times slowed down: median (10th to 90th\n\
         percentile) of {ROUNDS}, and the ratio to a full load"
    );

    for (journey, from, link) in JOURNEYS {
        let mut samples: Vec<_> = ways.iter().map(|_| Samples::default()).collect();
        for _ in 0..ROUNDS {
            for ((_, site, way, browser), samples) in ways.iter().zip(&mut samples) {
                samples.add(way.time(browser, site, from, link));
            }
        }
        let load = ways.iter().position(|(.., way, _)| *way == Way::Load);
        let load = samples[load.expect("one is")].median();
        for ((whose, _, way, _), samples) in ways.iter().zip(&samples) {
            let (times, ratio) = (samples.in_words(), samples.median() / load);
            println!("{times} {ratio:.2}  {journey}, {}{whose}", way.in_words());
        }
    }
}
