use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use std::{env, fs};

use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;

/// One chromedriver with one browser, both ended on drop, however the test went.
///
/// It speaks the WebDriver protocol, <https://www.w3.org/TR/webdriver2/>, by itself: thirtyfour
/// turns on `serde_json/preserve_order`, so that cargo would build another publisher for the tests
/// than the one that ships.
pub struct Driver {
    process: Child,
    agent: Agent,
    session: String,
    /// Whatever chromedriver and the browser write, the profile included.
    files: TempDir,
}

impl Driver {
    /// Starts a browser with these of Chrome's flags and preferences.
    pub fn start(flags: &[String], preferences: Value) -> Self {
        let files = tempfile::tempdir().expect("a folder for the browser's files");
        let chrome = program("CHROME", &["chromium", "google-chrome", "chromium-browser"]);
        let chromedriver = program("CHROMEDRIVER", &["chromedriver"]);
        let mut process = Command::new(&chromedriver)
            .args(["--port=0", "--log-level=SEVERE"])
            .env("TMPDIR", files.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot run {}: {error}", chromedriver.display()));
        let port = announced_port(&mut process);
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let mut driver = Self {
            process,
            agent,
            session: format!("http://127.0.0.1:{port}/session"),
            files,
        };
        let wanted = json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "binary": chrome, "args": flags, "prefs": preferences },
            "timeouts": { "pageLoad": 30_000, "script": 30_000 },
        });
        let session = driver
            .post("", json!({ "capabilities": { "alwaysMatch": wanted } }))
            .unwrap_or_else(|refusal| panic!("no browser for the test: {refusal}"));
        let id = session["sessionId"]
            .as_str()
            .expect("an id for the session");
        driver.session = format!("{}/{id}", driver.session);
        driver
    }

    /// Sends a command of the session, such as "/url"; an error is in WebDriver's own words.
    pub fn post(&self, command: &str, body: Value) -> Result<Value, String> {
        let lost = |error| format!("chromedriver did not answer {command}: {error}");
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

fn announced_port(process: &mut Child) -> u16 {
    let output = BufReader::new(process.stdout.as_mut().expect("its output is piped"));
    let port = output.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    port.expect("chromedriver names the port it listens on")
}

/// The program that `variable` names, else the first of `names` on the PATH.
fn program(variable: &str, names: &[&str]) -> PathBuf {
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
            "{variable} is not set and the PATH has no {}: run `make test`, which sees to it",
            names.join(" or ")
        )
    })
}
