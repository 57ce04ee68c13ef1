//! What tools find out about a page.

use std::path::Path;
use std::{env, fs};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::browser::Browser;

/// The rules that axe holds a page against: all of WCAG 2.2 up to AA, the size of targets with it, and
/// what axe calls best practice.
const TAGS: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

impl Browser {
    #[track_caller]
    pub fn assert_accessible(&self) -> &Self {
        let violations = self.axe_violations();
        if !violations.is_empty() {
            self.fail(&format!(
                "axe found barriers:\n  - {}",
                violations.join("\n  - ")
            ));
        }
        self
    }

    /// What axe finds wrong: rule, impact, explanation, and where.
    #[track_caller]
    pub fn axe_violations(&self) -> Vec<String> {
        if self.script("return typeof axe") == "undefined" {
            self.script(&axe());
        }
        // A frame without an origin lets nobody look into it, and the attempt is told in the console.
        let violations = self.script_with(
            "const { violations } = await axe.run({ iframes: false, runOnly: { type: 'tag', values: arguments[0] } });
             return violations.map(({ id, impact, help, nodes }) =>
                 `${id} (${impact}): ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)",
            json!([TAGS]),
        );
        violations
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    /// The sum of all layout shifts of the document so far that no input excuses.
    #[track_caller]
    pub fn layout_shift(&self) -> f64 {
        let shifts = self.script(
            "await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
             const observer = new PerformanceObserver(() => {});
             observer.observe({ type: 'layout-shift', buffered: true });
             const shifts = observer.takeRecords().filter(shift => !shift.hadRecentInput);
             const moved = ({ node, previousRect, currentRect }) =>
                 [node?.className || node?.nodeName, previousRect, currentRect];
             return {
                 sum: shifts.reduce((sum, shift) => sum + shift.value, 0),
                 moved: shifts.flatMap(shift => [shift.startTime, ...shift.sources.map(moved)]),
             }",
        );
        if shifts["sum"] != 0 {
            println!("moved: {}", shifts["moved"]);
        }
        shifts["sum"].as_f64().expect("a sum of layout shifts")
    }

    /// Writes a PNG of what is on the screen.
    #[track_caller]
    pub fn picture(&self, file: impl AsRef<Path>) -> &Self {
        self.capture(file.as_ref(), json!({}))
    }

    /// Writes a PNG of the whole page.
    #[track_caller]
    pub fn screenshot(&self, file: impl AsRef<Path>) -> &Self {
        self.capture(file.as_ref(), json!({ "captureBeyondViewport": true }))
    }

    #[track_caller]
    fn capture(&self, file: &Path, parameters: Value) -> &Self {
        let picture = self.devtools("Page.captureScreenshot", parameters);
        let png = BASE64_STANDARD.decode(picture["data"].as_str().unwrap_or_default());
        if let Err(error) = fs::write(file, png.expect("a picture in Base64")) {
            self.fail(&format!("no screenshot at {}: {error}", file.display()));
        }
        self
    }
}

#[track_caller]
fn axe() -> String {
    let Ok(file) = env::var("AXE") else {
        panic!("AXE does not say where axe.min.js is: run `make test`, which sees to it");
    };
    match fs::read_to_string(&file) {
        Ok(source) => source,
        Err(error) => panic!("no axe at {file}: {error}"),
    }
}
