//! What takes the place of an earlier site's service worker.

use std::fs;

use serde_json::json;

use crate::support::{Browser, Site, publisher::Publisher};

const NAMES: [&str; 7] = [
    "sw.js",
    "service-worker.js",
    "serviceworker.js",
    "ngsw-worker.js",
    "firebase-messaging-sw.js",
    "superpwa-sw.js",
    "OneSignalSDKWorker.js",
];

/// Answers for every page with what it kept.
const OLD: &str = "
    addEventListener('install', (event) => {
        skipWaiting();
        event.waitUntil(caches.open('old').then((cache) => cache.put('/', new Response('The old site'))));
    });
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    addEventListener('fetch', (event) => {
        if (event.request.mode === 'navigate')
            event.respondWith(new Response('<h1>The old site</h1>', { headers: { 'content-type': 'text/html' } }));
    });";

fn retiring() -> Publisher {
    Publisher::new().with_site(json!({ "removes_service_workers": true }))
}

#[test]
fn a_site_has_workers_that_take_themselves_away_only_where_it_asks_for_them() {
    let asked = retiring().build();
    for name in NAMES {
        assert!(asked.read(name).contains("registration.unregister()"));
    }
    let publisher = Publisher::new().build();
    assert!(NAMES.iter().all(|name| !publisher.site(name).exists()));
}

#[test]
fn a_file_of_that_name_in_public_is_kept() {
    let publisher = retiring();
    let app = publisher.folder.path().join("app");
    crate::support::publisher::copy(&crate::support::fixture("app"), &app);
    fs::write(app.join("public/sw.js"), "// ours").expect("a worker");

    let publisher = publisher.with_app(&app).build();

    assert_eq!(publisher.read("sw.js"), "// ours");
    assert!(publisher.read("service-worker.js").contains("unregister"));
}

#[test]
fn a_reader_who_has_an_old_worker_sees_the_new_site() {
    let site = Site::of(retiring(), "/");
    let (headers, worker) = (
        site.publisher.site("_headers"),
        site.publisher.site("sw.js"),
    );
    let (policy, new) = (fs::read(&headers), fs::read(&worker));
    // The old site had no policy that keeps workers away.
    fs::remove_file(&headers).expect("no policy");
    fs::write(&worker, OLD).expect("the old worker");
    let browser = Browser::open(&site.url(""));
    browser.script("navigator.serviceWorker.register('/sw.js')");
    browser.wait_for("navigator.serviceWorker.controller", "the old worker");
    browser.visit(&site.url("")).expect_heading("The old site");

    fs::write(&headers, policy.expect("a policy")).expect("the policy");
    fs::write(&worker, new.expect("a worker")).expect("the new worker");
    browser.reload();

    browser
        .expect_count("#main", 1)
        .wait_for(
            "(async () => window.left = (await caches.keys()).length
                + (await navigator.serviceWorker.getRegistrations()).length)() && window.left === 0",
            "nothing of it to be left",
        );
}
