//! What hosts are told, each in its own form.

use std::{collections::BTreeMap, fs};

use serde_json::{Value, json};

use super::security::sent;
use crate::support::{
    publisher::{Publisher, said, tree},
    story,
};

fn for_host(host: Value) -> Publisher {
    Publisher::new().with_site(json!({
        "host": host,
        "redirects": { "/was/": "/science/plain/", "/was.html": "/science/plain/" },
    }))
}

#[test]
fn each_host_has_its_own_files_and_loses_them_when_it_is_left() {
    let files = |host: &str| -> &[&str] {
        match host {
            "apache" => &[".htaccess"],
            "caddy" => &["Caddyfile"],
            "cloudflare-pages" | "netlify" => &["_headers", "_redirects"],
            "firebase" => &["firebase.json"],
            "github-pages" => &[".nojekyll", "CNAME"],
            "nginx" => &["_nginx/http.conf", "_nginx/server.conf"],
            "vercel" => &["vercel.json"],
            _ => &[],
        }
    };
    let hosts = [
        "apache",
        "caddy",
        "cloudflare-pages",
        "firebase",
        "github-pages",
        "gitlab-pages",
        "netlify",
        "nginx",
        "s3",
        "vercel",
    ];
    let all: Vec<_> = hosts.into_iter().flat_map(files).collect();
    let mut publisher = for_host(json!(hosts))
        .at("https://fixture.example/")
        .build();
    for name in &all {
        assert!(publisher.site(name).exists(), "{name}");
    }
    for host in hosts {
        publisher = publisher.with_site(json!({ "host": host })).build();
        let own = files(host);
        for name in &all {
            assert_eq!(
                publisher.site(name).exists(),
                own.contains(name),
                "{host}: {name}"
            );
        }
    }
}

#[test]
fn the_domain_is_named_where_it_is_ones_own() {
    let name = |at: &str| {
        let publisher = for_host(json!("github-pages")).at(at).build();
        fs::read_to_string(publisher.site("CNAME")).unwrap_or_default()
    };
    assert_eq!(name("https://fixture.example/"), "fixture.example\n");
    assert_eq!(name("https://someone.github.io/"), "");
    assert_eq!(
        name("https://fixture.example/news/"),
        "",
        "the account's own site has it"
    );
}

#[test]
fn redirects_are_in_the_form_of_their_host() {
    let redirects = |host: Value| {
        let text = for_host(host)
            .at("https://fixture.example/")
            .build()
            .read("_redirects");
        let lines = text.lines().filter(|line| line.starts_with("/was"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        redirects(json!("netlify")),
        [
            "/was.html /science/plain/ 301!",
            "/was/ /science/plain/ 301!"
        ]
    );
    assert_eq!(
        redirects(json!(["netlify", "cloudflare-pages"])),
        ["/was.html /science/plain/ 301", "/was/ /science/plain/ 301"]
    );

    let publisher = for_host(json!(["vercel", "firebase"]))
        .at("https://fixture.example/")
        .build();
    let has = |redirects: &Value, wanted: Value| {
        assert!(
            redirects.as_array().expect("a list").contains(&wanted),
            "{redirects:#}"
        );
    };
    has(
        &publisher.json("vercel.json")["redirects"],
        json!({ "source": "/was/", "destination": "/science/plain/", "statusCode": 301 }),
    );
    has(
        &publisher.json("firebase.json")["hosting"]["redirects"],
        json!({ "regex": "^/was/?$", "destination": "/science/plain/", "type": 301 }),
    );
    // The small documents are there for every host, too.
    assert!(
        publisher
            .read("was/index.html")
            .contains("http-equiv=\"refresh\"")
    );
}

#[test]
fn the_address_of_a_preview_is_in_no_file_for_hosts() {
    let live = json!({
        "draft": true,
        "kind": "live",
        "live": { "posts": [{
            "id": "first",
            "published": "2025-05-10T09:00:00Z",
            "body": [{ "type": "paragraph", "text": "It has begun." }]
        }]}
    });
    let hosts = json!(["apache", "caddy", "firebase", "netlify", "nginx", "vercel"]);
    let publisher = for_host(hosts)
        .with(
            "articles/world/secret.json",
            story("2025-05-10T08:00:00Z", live),
        )
        .with_preview("secret")
        .build();

    let token = fs::read_dir(publisher.site("preview"))
        .expect("previews")
        .flatten()
        .next();
    let token = token
        .expect("a preview")
        .file_name()
        .into_string()
        .expect("words");
    for (name, bytes) in tree(&publisher.site("")) {
        let is_preview = name.starts_with("preview/");
        assert!(
            is_preview || !String::from_utf8_lossy(&bytes).contains(&token),
            "{name} tells it"
        );
    }
}

#[test]
fn the_policy_is_in_the_page_where_no_header_brings_it() {
    for host in ["github-pages", "gitlab-pages", "s3"] {
        let publisher = for_host(json!([host, "netlify"])).build();
        let page = publisher.read("science/plain/index.html");
        let meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
        let (before, policy) = page.split_once(meta).expect("a policy");
        assert!(
            !before.contains("<style") && !before.contains("<script"),
            "{host}: it comes too late"
        );
        let policy = policy
            .split('"')
            .next()
            .expect("its end")
            .replace("&#x27;", "'")
            .replace("&#39;", "'");
        let header =
            sent(&publisher.read("_headers"), "/news/site/").remove("Content-Security-Policy");
        let header = header
            .expect("a policy")
            .replace("frame-ancestors 'self'; ", "");
        assert_eq!(policy, header, "{host}");
    }
    let page = for_host(json!("nginx"))
        .build()
        .read("science/plain/index.html");
    assert!(!page.contains("http-equiv=\"Content-Security-Policy\""));
}

#[test]
fn what_a_host_would_refuse_is_told() {
    let redirects: BTreeMap<_, _> = (0..2_049)
        .map(|number| (format!("/old/{number}/"), "/science/plain/"))
        .collect();
    let publisher = Publisher::new().with_site(
        json!({ "host": ["cloudflare-pages", "vercel", "netlify"], "redirects": redirects }),
    );

    let output = publisher.run();

    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    for limit in [
        "warning: cloudflare-pages takes 2000 redirects, and the site has 2051\n",
        "warning: vercel takes 2048 redirects, and the site has 2051\n",
    ] {
        assert!(said.contains(limit), "{said}");
    }
    assert!(!said.contains("netlify"), "{said}");
}

#[test]
fn a_host_that_is_unknown_is_refused() {
    let output = for_host(json!("netlfy")).run();

    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    let what = "`host` can't be \"netlfy\"\n    did you mean `netlify`?";
    assert!(said.contains(what), "{said}");
}
