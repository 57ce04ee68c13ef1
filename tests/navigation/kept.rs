//! What the app keeps of the pages that it has shown.

use std::time::Duration;

use serde_json::json;

use crate::support::{Browser, Site, until_still};

#[test]
fn two_hundred_pages_take_no_more_memory_than_one() {
    let site = Site::demo("/");
    let browser = Browser::setup()
        .before_scripts(
            "for (const name of ['instantiate', 'instantiateStreaming']) {
                 const real = WebAssembly[name];
                 WebAssembly[name] = async (...given) => {
                     const made = await real.apply(WebAssembly, given);
                     window.memory = (made.instance ?? made).exports.memory;
                     return made;
                 };
             }",
        )
        .open(&site.url(""));
    browser.wait_until_live().mark_document();
    let walk = |pages: usize| {
        browser.script(&format!(
            "for (let page = 0; page < {pages}; page++) {{
                 const links = [...document.querySelectorAll('main a[href]')]
                     .filter(({{ hash, rel, origin }}) => !hash && !rel && origin === location.origin);
                 const back = page % 5 === 4;
                 const before = document.querySelector('main').firstElementChild;
                 if (back) history.back(); else links[page * 7 % links.length].click();
                 while (document.documentElement.dataset.turning || document.querySelector('main').firstElementChild === before)
                     await new Promise(requestAnimationFrame);
             }}"
        ));
        // Counted on one page, since what stands on a page is not what it leaves behind.
        browser.script("document.querySelector('.foot a[href=\"/about/\"]').click()");
        browser.expect_path("/about/");
        // Until nothing is on its way any more that holds the page before.
        let counts = until_still(Duration::from_millis(1500), || {
            browser.devtools("HeapProfiler.collectGarbage", json!({}));
            browser.devtools("Memory.getDOMCounters", json!({}))
        });
        let counts = counts.expect("counts that stay");
        let wasm = browser.script("return window.memory.buffer.byteLength");
        let heap = browser.devtools("Runtime.getHeapUsage", json!({}));
        [
            &counts["nodes"],
            &counts["jsEventListeners"],
            &wasm,
            &heap["usedSize"],
        ]
        .map(|count| count.as_f64().expect("a number"))
    };
    // Until what is kept is as much as is ever kept.
    let before = walk(60);
    let after = walk(200);

    for (place, what) in ["nodes", "listeners", "bytes of the app", "bytes of scripts"]
        .iter()
        .enumerate()
    {
        let (before, after) = (before[place], after[place]);
        assert!(
            after <= before * 1.1 + 20.0,
            "{what}: {before} grew to {after}"
        );
    }
    browser.expect_same_document();
}
