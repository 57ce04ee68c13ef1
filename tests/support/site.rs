use std::path::Path;

use super::{Browser, Server, publisher::Publisher};

/// The release app, where `make test` has built it.
pub const APP: &str = "target/app";

/// A published site and its server; the folder lives as long as the server.
pub struct Site {
    pub server: Server,
    pub base: &'static str,
    pub publisher: Publisher,
    _told: Told,
}

/// Runs a test where a site stands at the root of a host, and where it stands below a path.
pub fn at_each_base(make: impl Fn(&'static str) -> Site, test: impl Fn(&Site)) {
    for base in ["/", "/news/site/"] {
        test(&make(base));
    }
}

impl Site {
    /// The fixture publication at a base, with the release app.
    pub fn at(base: &'static str) -> Self {
        Self::of(Publisher::new(), base)
    }

    /// The demo, whose pages are long enough to be scrolled.
    pub fn demo(base: &'static str) -> Self {
        Self::of(Publisher::demo(), base)
    }

    /// What a publisher has ready, with the release app.
    pub fn of(publisher: Publisher, base: &'static str) -> Self {
        Self::with_app(publisher, base, APP)
    }

    /// What a publisher has ready, with an app from this folder.
    pub fn with_app(publisher: Publisher, base: &'static str, app: &str) -> Self {
        let app = Path::new(env!("CARGO_MANIFEST_DIR")).join(app);
        assert!(
            app.exists(),
            "there is no app in {}: run `make test`",
            app.display()
        );
        let publisher = publisher
            .with_app(&app)
            .at(&format!("https://fixture.example{base}"))
            .build();
        Self {
            server: Server::start(publisher.site(""), base),
            base,
            publisher,
            _told: Told(base),
        }
    }

    /// A browser at a page that the app has taken over, whose document is marked.
    #[track_caller]
    pub fn open(&self, path: &str) -> Browser {
        let browser = Browser::open(&self.url(path));
        browser.wait_until_live().mark_document();
        browser
    }

    pub fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    /// With the base before it.
    pub fn path(&self, path: &str) -> String {
        format!("{}{}", self.base, path.trim_start_matches('/'))
    }

    /// How often a page was asked for as a document.
    pub fn documents(&self, path: &str) -> usize {
        let request = format!("GET {}", self.path(path));
        self.server.requests_for(&request).len()
    }
}

/// Says of a test that fails where its site stood.
struct Told(&'static str);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the site of this test stood at {}", self.0);
        }
    }
}
