//! From the loader's first request to the app that follows links, for a short story and a very long one.

use serde_json::{Value, json};

use super::{ROUNDS, SLOWDOWN, Samples, sites, trace::Thread};
use crate::support::{Browser, Site, publisher::Publisher, story};

/// Their names, and how many words they have.
const STORIES: [(&str, usize); 2] = [("short", 500), ("long", 200_000)];

/// In the document: marks for the trace. The app is quiet when it has been live for a second.
const MARKS: &str = "{
    const { fetch } = window;
    window.fetch = function (address, ...more) {
        if (String(address).endsWith('.wasm')) performance.mark('fetched');
        return fetch.call(this, address, ...more);
    };
    const root = new MutationObserver(() => {
        if (document.documentElement?.dataset.app !== 'live') return;
        root.disconnect();
        performance.mark('live');
        setTimeout(() => requestIdleCallback(() => {
            performance.mark('quiet');
            window.isQuiet = true;
        }), 1000);
    });
    root.observe(document, { attributes: true, attributeFilter: ['data-app'], subtree: true });
}";

/// What is measured of one start.
const MEASURED: [&str; 4] = [
    "scripts until the app is live",
    "styles and layouts that they waited for",
    "the longest task until the app is live",
    "the longest task in the second after",
];

fn content() -> Publisher {
    let mut publisher = Publisher::new();
    for (name, words) in STORIES {
        let fields = json!({ "headline": format!("A {name} story"), "body": body(words) });
        let story = story("2025-05-01T12:00:00Z", fields);
        publisher = publisher.with(&format!("articles/world/{name}.json"), story);
    }
    publisher
}

/// Paragraphs of fifty words.
fn body(words: usize) -> Vec<Value> {
    let words: Vec<String> = (1..=words).map(|number| format!("word{number}")).collect();
    let paragraphs = words.chunks(50).map(|words| words.join(" "));
    paragraphs
        .map(|text| json!({ "type": "paragraph", "text": text }))
        .collect()
}

/// In a browser of its own, in which no code has run.
fn start(site: &Site, name: &str) -> [f64; MEASURED.len()] {
    let browser = Browser::setup()
        .slowed_down(SLOWDOWN)
        .before_scripts(MARKS)
        .traced()
        .open(&site.url(&format!("/world/{name}/")));
    browser.wait_for("window.isQuiet", "the app to be live and quiet");
    let thread = Thread::of(&browser.trace(), "fetched");
    let before = thread.between("fetched", "live");
    let after = before.end..thread.between("live", "quiet").end;
    [
        thread.scripting(&before),
        thread.forced(&before),
        thread.longest_task(&before),
        thread.longest_task(&after),
    ]
}

#[test]
#[ignore = "make bench runs it"]
fn from_the_first_request_to_the_live_app() {
    let sites = sites(content);
    let mut samples: Vec<_> = sites
        .iter()
        .map(|_| STORIES.map(|_| MEASURED.map(|_| Samples::default())))
        .collect();
    println!(
        "\nFrom the loader's first request to the live app, {SLOWDOWN} times slowed down: median (10th to 90th\n\
         percentile) of {}, and the ratio to a story of {} words",
        *ROUNDS, STORIES[0].1
    );

    for _ in 0..*ROUNDS {
        for ((_, site), samples) in sites.iter().zip(&mut samples) {
            for ((name, _), samples) in STORIES.iter().zip(samples) {
                for (sample, samples) in start(site, name).into_iter().zip(samples) {
                    samples.add(sample);
                }
            }
        }
    }

    for ((whose, _), [short, long]) in sites.iter().zip(&samples) {
        for ((what, short), long) in MEASURED.iter().zip(short).zip(long) {
            for ((_, words), samples) in STORIES.iter().zip([short, long]) {
                let (times, ratio) = (samples.in_words(), samples.median() / short.median());
                println!("{times} {ratio:>5.2}  {words:>6} words: {whose}{what}");
            }
        }
    }
}
