//! What a page shows, and what a test expects of it.

use serde_json::{Value, json};

use super::browser::Browser;

const PATH: &str = "decodeURIComponent(location.pathname)";

impl Browser {
    /// Waits until the app has taken the page over.
    #[track_caller]
    pub fn wait_until_live(&self) -> &Self {
        self.wait_for(
            "document.documentElement.dataset.app === 'live'",
            "the app to take the page over",
        )
    }

    /// Waits until a JavaScript expression is true; `what` completes "waited for …".
    #[track_caller]
    pub fn wait_for(&self, condition: &str, what: &str) -> &Self {
        self.until(what, || {
            match self.value_of(&format!("Boolean({condition})"))? {
                Value::Bool(true) => Ok(()),
                _ => Err(format!("not so: {condition}")),
            }
        });
        self
    }

    /// Waits until a JavaScript expression has this value; `what` names it.
    #[track_caller]
    pub fn expect(&self, what: &str, expression: &str, expected: impl Into<Value>) -> &Self {
        let expected = expected.into();
        self.until(&format!("{what} to be {expected}"), || {
            match self.value_of(expression)? {
                value if value == expected => Ok(()),
                value => Err(format!("it is {value}")),
            }
        });
        self
    }

    /// Expects the text of the page's `h1`.
    #[track_caller]
    pub fn expect_heading(&self, text: &str) -> &Self {
        self.expect_text("h1", text)
    }

    #[track_caller]
    pub fn expect_title(&self, title: &str) -> &Self {
        self.expect("the title", "document.title", title)
    }

    /// Expects the whole path of the address, decoded, base included.
    #[track_caller]
    pub fn expect_path(&self, path: &str) -> &Self {
        self.expect("the path", PATH, path)
    }

    #[track_caller]
    pub fn expect_text(&self, css: &str, text: &str) -> &Self {
        self.expect(&format!("the text of {css}"), &text_of(css), text)
    }

    #[track_caller]
    pub fn expect_count(&self, css: &str, count: usize) -> &Self {
        self.expect(&format!("the number of {css}"), &count_of(css), count)
    }

    /// Expects the focus to be on an element that `css` selects.
    #[track_caller]
    pub fn expect_focus(&self, css: &str) -> &Self {
        let condition = format!("document.activeElement?.matches({})", quoted(css));
        self.wait_for(&condition, &format!("the focus on {css}"))
    }

    /// Marks the document, so that `expect_same_document` can tell whether it was ever replaced.
    #[track_caller]
    pub fn mark_document(&self) -> &Self {
        self.script("window.markedByTest = true");
        self
    }

    /// Expects no full page load since `mark_document`.
    #[track_caller]
    pub fn expect_same_document(&self) -> &Self {
        self.expect(
            "the document that was marked",
            "window.markedByTest ?? false",
            true,
        )
    }

    /// Expects a full page load since `mark_document`.
    #[track_caller]
    pub fn expect_new_document(&self) -> &Self {
        self.expect(
            "a document without the mark",
            "window.markedByTest ?? false",
            false,
        )
    }

    /// Notes in `window.said` what the matches, which tell of changes, say from now on.
    #[track_caller]
    pub fn listen_to(&self, css: &str) -> &Self {
        let listen = "window.said = [];
            for (const place of document.querySelectorAll(arguments[0]))
                new MutationObserver(() => {
                    const words = place.textContent.trim();
                    if (words) window.said.push(words);
                }).observe(place, { childList: true, characterData: true, subtree: true })";
        self.script_with(listen, json!([css]));
        self
    }

    #[track_caller]
    pub fn title(&self) -> String {
        self.string("document.title")
    }

    /// The whole path of the address, decoded, base included.
    #[track_caller]
    pub fn path(&self) -> String {
        self.string(PATH)
    }

    /// The text of the first match as it is written, with white space collapsed.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.expect_some(css);
        self.string(&text_of(css))
    }

    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.expect_some(css);
        let get = "return document.querySelector(arguments[0]).getAttribute(arguments[1])";
        self.script_with(get, json!([css, name]))
            .as_str()
            .map(str::to_owned)
    }

    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        let count = self.script(&format!("return {}", count_of(css)));
        count
            .as_u64()
            .and_then(|count| count.try_into().ok())
            .unwrap_or_default()
    }

    /// How far down the page is scrolled, in CSS pixels.
    #[track_caller]
    pub fn scroll_position(&self) -> f64 {
        self.script("return scrollY").as_f64().unwrap_or_default()
    }

    #[track_caller]
    fn expect_some(&self, css: &str) {
        self.wait_for(&format!("{} > 0", count_of(css)), css);
    }

    #[track_caller]
    fn string(&self, expression: &str) -> String {
        self.script(&format!("return {expression}"))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    fn value_of(&self, expression: &str) -> Result<Value, String> {
        self.try_script(&format!("return {expression}"), json!([]))
    }
}

fn text_of(css: &str) -> String {
    format!(
        "document.querySelector({})?.textContent.replace(/\\s+/g, ' ').trim()",
        quoted(css)
    )
}

fn count_of(css: &str) -> String {
    format!("document.querySelectorAll({}).length", quoted(css))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
