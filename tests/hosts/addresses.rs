//! The addresses that the site under test had before.

/// Old addresses with all signs that mean something to a server, and where they lead, without the base where
/// that is on the site. The first two of a line are the address as it is written and as browsers send it.
pub const MOVED: [(&str, &str, &str); 10] = [
    (
        "/2019/a-story.html",
        "/2019/a-story.html",
        "/science/plain/",
    ),
    (
        "/2019/05/a story/",
        "/2019/05/a%20story/",
        "/science/plain/",
    ),
    ("/rss.xml", "/rss.xml", "/feed.xml"),
    (
        "/كاغد/",
        "/%D9%83%D8%A7%D8%BA%D8%AF/",
        "/world/%D9%88%D8%B1%D9%82/",
    ),
    ("/say \"so\"/", "/say%20%22so%22/", "/science/plain/"),
    ("/$1/", "/$1/", "/science/plain/"),
    ("/a{b}c/", "/a%7Bb%7Dc/", "/science/plain/"),
    ("/star*/", "/star*/", "/science/plain/"),
    ("/a+b.c/", "/a+b.c/", "/science/plain/#top"),
    (
        "/away/",
        "/away/",
        "https://example.org/%D8%A7/a%20b/?c=%7Bd%7D&e=%24f#g",
    ),
];

/// Where each of them leads, as the site file says it.
pub const TARGETS: [&str; 10] = [
    "/science/plain/",
    "/science/plain/",
    "/feed.xml",
    "/world/ورق/",
    "/science/plain/",
    "/science/plain/",
    "/science/plain/",
    "/science/plain/",
    "/science/plain/#top",
    "https://example.org/ا/a b/?c={d}&e=$f#g",
];

/// The old addresses in the fixture publication.
pub const ALIASES: [&str; 2] = ["/2025/05/plain/", "/old/plain.html"];
