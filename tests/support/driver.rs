use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;

/// In the folder of the browser's files.
const LOG: &str = "driver.log";

/// What a browser shows pages with. Each has a driver of its own.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Engine {
    #[default]
    Chromium,
    Firefox,
    WebKit,
}

/// One driver with one browser, both ended on drop, however the test went.
///
/// It speaks the WebDriver protocol, <https://www.w3.org/TR/webdriver2/>, by itself: thirtyfour
/// turns on `serde_json/preserve_order`, so that cargo would build another publisher for the tests
/// than the one that ships.
pub struct Driver {
    pub engine: Engine,
    process: Child,
    agent: Agent,
    session: String,
    /// Whatever the driver and the browser write, the profile included.
    files: TempDir,
}

impl Driver {
    /// Starts a browser, Chromium with these options.
    pub fn start(engine: Engine, chromium: Value) -> Self {
        let files = tempfile::tempdir().expect("a folder for the browser's files");
        let (driver, mut wanted) = engine.programs(chromium);
        wanted["timeouts"] = json!({ "pageLoad": 30_000, "script": 30_000 });
        let mut command = Command::new(&driver);
        command.env("TMPDIR", files.path());
        let mut port = 0;
        if engine == Engine::Chromium {
            command.arg("--log-level=SEVERE").stdout(Stdio::piped());
        } else {
            // WebKitWebDriver announces none. Firefox writes out what Chromium has in its console.
            port = free_port();
            let log = File::create(files.path().join(LOG)).expect("a log");
            command.stdout(log.try_clone().expect("a log")).stderr(log);
            command.env("HOME", files.path());
        }
        command.arg(format!("--port={port}"));
        let mut start = || {
            let process = command.spawn();
            process.unwrap_or_else(|error| panic!("cannot run {}: {error}", driver.display()))
        };
        let mut process = start();
        if port == 0 {
            // chromedriver looks for a free port, and another may take it before it does.
            let announced = announced_port(&mut process).or_else(|| {
                process = start();
                announced_port(&mut process)
            });
            port = announced.expect("chromedriver names the port it listens on");
        } else {
            wait_for(port);
        }
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let mut driver = Self {
            engine,
            process,
            agent,
            session: format!("http://127.0.0.1:{port}/session"),
            files,
        };
        let session = driver
            .post("", json!({ "capabilities": { "alwaysMatch": wanted } }))
            .unwrap_or_else(|refusal| {
                let said = driver.said().join("\n");
                panic!("no browser for the test: {refusal}\n{said}")
            });
        let id = session["sessionId"]
            .as_str()
            .expect("an id for the session");
        driver.session = format!("{}/{id}", driver.session);
        driver
    }

    /// Sends a command of the session, such as "/url"; an error is in WebDriver's own words.
    pub fn post(&self, command: &str, body: Value) -> Result<Value, String> {
        let lost = |error| format!("the driver did not answer {command}: {error}");
        let address = format!("{}{command}", self.session);
        let mut response = self.agent.post(address).send_json(body).map_err(lost)?;
        let refused = !response.status().is_success();
        let body = response.body_mut().with_config().limit(u64::MAX);
        let value = body.read_json::<Value>().map_err(lost)?["value"].take();
        if refused {
            let text = |key: &str| value[key].as_str().unwrap_or_default();
            let message = text("message");
            let end = message.find("\n  (Session info").unwrap_or(message.len());
            return Err(format!("{}: {}", text("error"), &message[..end]));
        }
        Ok(value)
    }

    /// The last that was written by a driver other than Chromium's and by its browser.
    pub fn said(&self) -> Vec<String> {
        let log = fs::read(self.files.path().join(LOG)).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<String> = log.lines().map(str::to_owned).collect();
        lines[lines.len().saturating_sub(20)..].to_vec()
    }
}

impl Engine {
    /// The driver, and the capabilities by which it starts the browser.
    fn programs(self, mut chromium: Value) -> (PathBuf, Value) {
        match self {
            Self::Chromium => {
                let names = ["chromium", "google-chrome", "chromium-browser"];
                chromium["binary"] = json!(program("CHROME", &names, "test"));
                let mut logs = json!({ "browser": "ALL" });
                if chromium.get("perfLoggingPrefs").is_some() {
                    logs["performance"] = json!("ALL");
                }
                (
                    program("CHROMEDRIVER", &["chromedriver"], "test"),
                    json!({
                        "browserName": "chrome",
                        "goog:loggingPrefs": logs,
                        "goog:chromeOptions": chromium,
                    }),
                )
            }
            Self::Firefox => (
                program("GECKODRIVER", &["geckodriver"], "test-engines"),
                json!({
                    "browserName": "firefox",
                    "moz:firefoxOptions": {
                        "binary": program("FIREFOX", &["firefox-esr", "firefox"], "test-engines"),
                        "args": ["-headless"],
                        "prefs": { "devtools.console.stdout.content": true },
                    },
                }),
            ),
            Self::WebKit => {
                // Without one, its driver waits for ever.
                assert!(
                    env::var_os("DISPLAY").is_some(),
                    "WebKitGTK needs a display: run `make test-engines`, which sees to it"
                );
                (
                    program("WEBKITDRIVER", &["WebKitWebDriver"], "test-engines"),
                    json!({
                        "webkitgtk:browserOptions": {
                            "binary": program("MINIBROWSER", &["MiniBrowser"], "test-engines"),
                            "args": ["--automation"],
                        },
                    }),
                )
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let patience = Some(Duration::from_secs(5));
        let _ = self
            .agent
            .delete(&self.session)
            .config()
            .timeout_global(patience)
            .build()
            .call();
        let _ = self.process.kill();
        let _ = self.process.wait();
        // The browser may outlive its session by a moment, and a folder that it writes to stays.
        for _ in 0..100 {
            if fs::remove_dir_all(&self.files).is_ok() {
                break;
            }
            sleep(Duration::from_millis(20));
        }
    }
}

/// None from one that could not listen.
fn announced_port(process: &mut Child) -> Option<u16> {
    let output = BufReader::new(process.stdout.as_mut().expect("its output is piped"));
    output.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    })
}

fn free_port() -> u16 {
    let socket = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
    socket.expect("a free port").port()
}

/// Whoever speaks to the driver next finds out if it does not listen after all.
fn wait_for(port: u16) {
    for _ in 0..500 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            break;
        }
        sleep(Duration::from_millis(20));
    }
}

/// The program that `variable` names, else the first of `names` on the PATH.
fn program(variable: &str, names: &[&str], target: &str) -> PathBuf {
    if let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()) {
        return path.into();
    }
    let folders: Vec<PathBuf> =
        env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let mut paths = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    paths.find(|path| path.is_file()).unwrap_or_else(|| {
        panic!(
            "{variable} is not set and the PATH has no {}: run `make {target}`, which sees to it",
            names.join(" or ")
        )
    })
}
