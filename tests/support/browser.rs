use std::cell::RefCell;
use std::time::Duration;

use serde_json::{Value, json};

use super::driver::{Driver, Engine};
use super::setup::Setup;
use super::wait;

/// A reader's browser with one page open. Whatever may take time is waited for; what fails says, at
/// the line of the test, what the page showed instead and what the console said.
pub struct Browser {
    driver: Driver,
    /// Read from the driver, whose log empties as it is read, but not yet asked for.
    console: RefCell<Vec<String>>,
}

impl Browser {
    /// Starts a browser and returns when `url` has loaded.
    #[track_caller]
    pub fn open(url: &str) -> Self {
        Self::setup().open(url)
    }

    /// A browser that is unlike the default one, to be told how and then to `open` a page.
    pub fn setup() -> Setup {
        Setup::default()
    }

    pub(super) fn new(driver: Driver) -> Self {
        Self {
            driver,
            console: RefCell::default(),
        }
    }

    /// Goes to `url` as if typed into the address bar.
    #[track_caller]
    pub fn visit(&self, url: &str) -> &Self {
        self.command("/url", json!({ "url": url }));
        self
    }

    #[track_caller]
    pub fn back(&self) -> &Self {
        self.command("/back", json!({}));
        self
    }

    #[track_caller]
    pub fn forward(&self) -> &Self {
        self.command("/forward", json!({}));
        self
    }

    #[track_caller]
    pub fn reload(&self) -> &Self {
        self.command("/refresh", json!({}));
        self
    }

    /// Runs the body of an async function in the page.
    #[track_caller]
    pub fn script(&self, js: &str) -> Value {
        self.script_with(js, json!([]))
    }

    /// Sends a command of the DevTools protocol.
    #[track_caller]
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.command(
            "/goog/cdp/execute",
            json!({ "cmd": method, "params": parameters }),
        )
    }

    /// What the console has said since it was last asked: messages of every level, uncaught errors,
    /// violations of the policy, failed requests.
    #[track_caller]
    pub fn console(&self) -> Vec<String> {
        self.until("the console", || self.hear());
        self.console.take()
    }

    /// Expects nothing in the console since it was last asked, on whichever page.
    #[track_caller]
    pub fn assert_silent(&self) -> &Self {
        self.until("the console", || self.hear());
        if !self.console.borrow().is_empty() {
            self.fail("the console should be silent");
        }
        self
    }

    /// Waits until the console says something with `text` in it, and takes that for said.
    #[track_caller]
    pub fn expect_in_console(&self, text: &str) -> &Self {
        self.until(&format!("{text:?} in the console"), || {
            self.hear()?;
            let mut said = self.console.borrow_mut();
            let before = said.len();
            said.retain(|line| !line.contains(text));
            if said.len() < before {
                Ok(())
            } else {
                Err("it said nothing like it".to_owned())
            }
        });
        self
    }

    /// What a browser that is `traced` has noted since it came to the page, as events of Chrome's trace
    /// format. Once: chromedriver then begins anew, and may miss what comes next.
    #[track_caller]
    pub fn trace(&self) -> Vec<Value> {
        let log = self.command("/se/log", json!({ "type": "performance" }));
        let entries = log.as_array().into_iter().flatten();
        let messages = entries.map(|entry| {
            let text = entry["message"].as_str().unwrap_or_default();
            let mut entry: Value = serde_json::from_str(text).expect("an event of DevTools");
            entry["message"].take()
        });
        messages
            .filter(|message| message["method"] == "Tracing.dataCollected")
            .map(|mut message| message["params"].take())
            .collect()
    }

    /// `arguments[0]` and so on are what `arguments` holds.
    #[track_caller]
    pub(super) fn script_with(&self, js: &str, arguments: Value) -> Value {
        match self.try_script(js, arguments) {
            Ok(value) => value,
            Err(refusal) => self.fail(&refusal),
        }
    }

    pub(super) fn try_script(&self, js: &str, arguments: Value) -> Result<Value, String> {
        let js = format!("return (async () => {{ {js}\n}})()");
        self.try_command("/execute/sync", json!({ "script": js, "args": arguments }))
    }

    pub(super) fn engine(&self) -> Engine {
        self.driver.engine
    }

    #[track_caller]
    pub(super) fn command(&self, command: &str, body: Value) -> Value {
        match self.try_command(command, body) {
            Ok(value) => value,
            Err(refusal) => self.fail(&refusal),
        }
    }

    pub(super) fn try_command(&self, command: &str, body: Value) -> Result<Value, String> {
        self.driver.post(command, body)
    }

    /// Tries until it works or patience ends; errors pass, since the page may be being replaced.
    #[track_caller]
    pub(super) fn until<T>(&self, what: &str, mut attempt: impl FnMut() -> Result<T, String>) -> T {
        wait::until(&mut attempt).unwrap_or_else(|reason| {
            let patience = wait::PATIENCE.as_secs();
            self.fail(&format!("waited {patience} s for {what}: {reason}"))
        })
    }

    /// Waits until a JavaScript expression has had the same value for so long, and returns it.
    #[track_caller]
    pub fn settled(&self, what: &str, expression: &str, still: Duration) -> Value {
        let value = format!("return {expression}");
        let value = wait::until_still(still, || self.try_script(&value, json!([])));
        match value.and_then(|value| value) {
            Ok(value) => value,
            Err(reason) => self.fail(&format!("waited for {what} to settle: {reason}")),
        }
    }

    /// Expects a JavaScript condition to stay false for so long, in which it would have become true, and
    /// to be one that the page can answer at the end.
    #[track_caller]
    pub fn assert_never(&self, what: &str, condition: &str, within: Duration) -> &Self {
        let happens = format!("return Boolean({condition})");
        let mut answer = Ok(Value::Null);
        wait::assert_never(what, within, || {
            answer = self.try_script(&happens, json!([]));
            answer == Ok(Value::Bool(true))
        });
        if let Err(reason) = answer {
            self.fail(&format!("nobody knows whether {what} happened: {reason}"));
        }
        self
    }

    #[track_caller]
    pub(super) fn fail(&self, what: &str) -> ! {
        if let Err(refusal) = self.hear() {
            let mut said = self.console.borrow_mut();
            said.push(format!("not to be had, {refusal}"));
            said.extend(self.driver.said());
        }
        let here = self.try_script("return location.href", json!([]));
        let here = here.unwrap_or_default();
        let said = self.console.take();
        let said = if said.is_empty() {
            "silent".to_owned()
        } else {
            said.join("\n           ")
        };
        panic!(
            "{what}\n  page:    {}\n  console: {said}",
            here.as_str().unwrap_or("gone")
        )
    }

    fn hear(&self) -> Result<(), String> {
        let log = self.try_command("/se/log", json!({ "type": "browser" }))?;
        let text = |entry: &Value, key| entry[key].as_str().unwrap_or_default().to_owned();
        let entries = log.as_array().into_iter().flatten();
        let lines =
            entries.map(|entry| format!("{} {}", text(entry, "level"), text(entry, "message")));
        self.console.borrow_mut().extend(lines);
        Ok(())
    }
}
