use std::path::Path;

use super::{Server, publisher::Publisher};

/// The release app, where `make test` has built it.
pub const APP: &str = "target/app";

/// Where a site stands: at the root of a host, or below a path.
pub const BASES: [&str; 2] = ["/", "/news/site/"];

/// A published site and its server; the folder lives as long as the server.
pub struct Site {
    pub server: Server,
    pub base: &'static str,
    pub publisher: Publisher,
}

impl Site {
    /// The fixture publication at a base, with the release app.
    pub fn at(base: &'static str) -> Self {
        Self::with_app(base, APP)
    }

    pub fn with_app(base: &'static str, app: &str) -> Self {
        Self::of(Publisher::new(), base, app)
    }

    /// What a publisher has ready, with an app.
    pub fn of(publisher: Publisher, base: &'static str, app: &str) -> Self {
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
        }
    }

    pub fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    /// With the base before it.
    pub fn path(&self, path: &str) -> String {
        format!("{}{}", self.base, path.trim_start_matches('/'))
    }
}
