use serde_json::json;

use super::browser::Browser;
use super::driver::{Driver, Engine};

const FLAGS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    // A test may turn pages faster than anyone would.
    "--disable-ipc-flooding-protection",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    // So that a width is the whole width, as on a phone.
    "--hide-scrollbars",
    // chromedriver loses a page that was prerendered, shown and then left by Back.
    "--disable-features=Prerender2",
    // By a pipe, the browser ends with chromedriver even when that is killed.
    "--remote-debugging-pipe",
];

/// What a trace tells of: tasks, scripts, styles and layouts; and the marks that a page makes.
const TRACED: &str =
    "devtools.timeline,disabled-by-default-devtools.timeline,v8.execute,blink.user_timing";

/// What a browser is to be like before it starts.
pub struct Setup {
    engine: Engine,
    flags: Vec<String>,
    size: (u32, u32),
    scripts: bool,
    slowdown: u32,
    traced: bool,
    before_scripts: Option<String>,
}

impl Setup {
    /// Another engine than Chromium, which alone can do what else is set up here, but for the size.
    pub fn in_engine(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// The size of the page, in CSS pixels.
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Adds a flag of Chrome's command line.
    pub fn flag(mut self, flag: &str) -> Self {
        self.flags.push(flag.to_owned());
        self
    }

    /// Turns JavaScript off for pages; the test can still look into them.
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// Runs `js` in each new document before its own scripts, e.g. `delete globalThis.WebAssembly`.
    pub fn before_scripts(mut self, js: &str) -> Self {
        self.before_scripts = Some(js.to_owned());
        self
    }

    /// Runs pages so many times slower than they would.
    pub fn slowed_down(mut self, times: u32) -> Self {
        self.slowdown = times;
        self
    }

    /// Has the browser note what each of its threads does and when, to be read once by `trace`.
    pub fn traced(mut self) -> Self {
        self.traced = true;
        self
    }

    /// Starts the browser and returns when `url` has loaded.
    #[track_caller]
    pub fn open(self, url: &str) -> Browser {
        let mut options = json!({ "args": self.flags });
        if !self.scripts {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        if self.traced {
            options["perfLoggingPrefs"] = json!({
                "enableNetwork": false,
                "enablePage": false,
                "traceCategories": TRACED,
            });
        }
        let browser = Browser::new(Driver::start(self.engine, options));
        browser.resize(self.size.0, self.size.1);
        if let Some(source) = self.before_scripts {
            browser.devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": source }),
            );
        }
        if self.slowdown > 1 {
            let rate = json!({ "rate": self.slowdown });
            browser.devtools("Emulation.setCPUThrottlingRate", rate);
        }
        browser.visit(url);
        browser
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            engine: Engine::default(),
            flags: FLAGS.map(str::to_owned).to_vec(),
            size: (1280, 800),
            scripts: true,
            slowdown: 1,
            traced: false,
            before_scripts: None,
        }
    }
}
