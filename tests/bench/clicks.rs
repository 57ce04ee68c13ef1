//! From the click to the frame after the next headline.

use std::{thread::sleep, time::Duration};

use serde_json::Value;

use super::{ROUNDS, SLOWDOWN, Samples, sites, trace::Thread};
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

/// How long a page is left alone after it: to ask whether it is done would keep it from its work.
const PATIENCE: Duration = Duration::from_secs(1);

/// In every document: when a click was, in the name of the window, which a load leaves alone; and how long
/// after it the first frame ended that shows another headline, in `window.took`.
const WATCH: &str = "{
    const now = (time) => performance.timeOrigin + time;
    const next = (wait) => new Promise((then) => wait(then));
    const headline = () => document.querySelector('h1')?.textContent;
    const watch = async (old) => {
        while ((headline() ?? old) === old) await next(requestAnimationFrame);
        await next(setTimeout);
        performance.mark('shown');
        window.took = now(performance.now()) - Number(window.name);
    };
    if (window.name) watch();
    addEventListener('click', (event) => {
        performance.mark('clicked');
        window.name = now(event.timeStamp);
        watch(headline());
    }, { capture: true, once: true });
}";

/// Clicks a link by a script, with the focus on it as after a press, but nothing to tell of it before. After
/// its end, since chromedriver runs a script again that a load has cut short.
const CLICK: &str = "
    const link = document.querySelector(LINK);
    link.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    link.focus({ preventScroll: true });
    requestAnimationFrame(() => setTimeout(() => link.click()));";

/// How a reader comes to the next page.
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

    /// In a browser of its own, in which no code has run: how long it took from the click on, and how long
    /// the thread of the page worked meanwhile.
    fn time(self, site: &Site, from: &str, link: &str) -> [f64; 2] {
        let (app, state) = match self {
            Self::Load => ("delete globalThis.WebAssembly", "none"),
            _ => ("", "live"),
        };
        let browser = Browser::setup()
            .slowed_down(SLOWDOWN)
            .before_scripts(&format!("{WATCH} {app}"))
            .traced()
            .open(&site.url(from));
        let state = format!("document.documentElement.dataset.app === '{state}'");
        browser.wait_for(&state, "the app, or none");
        rest(&browser);
        site.server.forget();
        let selector = Value::from(link).to_string();
        let path = browser.script(&format!(
            "return document.querySelector({selector}).pathname"
        ));
        let data = format!("{}index.json", path.as_str().expect("a path"));
        if self == Self::Hovered {
            browser.move_over(&[link], 0);
            site.server.expect_requests(&data, 1);
            rest(&browser);
            browser.click(link);
        } else {
            let asked = site.server.requests_for(&data);
            assert!(asked.is_empty(), "fetched before the click: {asked:?}");
            browser.script(&CLICK.replace("LINK", &selector));
        }
        sleep(PATIENCE);
        browser.wait_for("window.took", "the frame after the next headline");
        let took = browser.script("return window.took");
        let requests = usize::from(self != Self::Load);
        assert_eq!(site.server.requests_for(&data).len(), requests);
        let thread = Thread::of(&browser.trace(), "shown");
        [
            took.as_f64().expect("a time"),
            thread.worked("clicked", "shown"),
        ]
    }
}

fn rest(browser: &Browser) {
    browser.script(&format!(
        "await new Promise((then) => setTimeout(() => requestIdleCallback(then, {{ timeout: 1000 }}), {}))",
        REST.as_millis()
    ));
}

#[test]
#[ignore = "make bench runs it"]
fn from_the_click_to_the_next_headline() {
    let sites = sites(Publisher::demo);
    let ways: Vec<_> = sites
        .iter()
        .flat_map(|(whose, site)| Way::ALL.map(|way| (whose, site, way)))
        .collect();
    println!(
        "\nFrom the click to the frame after the next headline, {SLOWDOWN} times slowed down: median (10th to 90th\n\
         percentile) of {}, the ratio to a full load, and how much of it the thread of the page worked",
        *ROUNDS
    );

    for (journey, from, link) in JOURNEYS {
        let mut samples: Vec<[Samples; 2]> = ways.iter().map(|_| Default::default()).collect();
        for _ in 0..*ROUNDS {
            for ((_, site, way), samples) in ways.iter().zip(&mut samples) {
                for (time, samples) in way.time(site, from, link).into_iter().zip(samples) {
                    samples.add(time);
                }
            }
        }
        let load = ways.iter().position(|(.., way)| *way == Way::Load);
        let load = samples[load.expect("one is")][0].median();
        for ((whose, _, way), [took, worked]) in ways.iter().zip(&samples) {
            let ratio = took.median() / load;
            let (took, worked) = (took.in_words(), worked.in_words());
            println!(
                "{took} {ratio:.2} {worked}  {whose}{journey}, {}",
                way.in_words()
            );
        }
    }
}
