//! Whether a file is to be published, by its fields.

use serde_json::Value;

use super::{Matter, rest::Rest};
use crate::import::folders::values::{field, flag, words};

impl Matter {
    /// Takes all fields that say whether it is to be published. One that can't be read keeps it back.
    pub(super) fn take_state(&mut self, rest: &mut Rest) {
        // `published` may be a date, or say whether it is.
        let is_flag = |value: &Value| flag(value).is_some();
        while let Some(value) = rest.take_if(&["published", "publish"], is_flag) {
            self.is_draft |= flag(&value) == Some(false);
        }
        while let Some(value) = rest.take(&["draft", "isdraft"]) {
            if flag(&value).is_none() {
                self.hold(&format!("`draft` is neither `true` nor `false`: {value}"));
            }
            self.is_draft |= flag(&value) != Some(false);
        }
        while let Some(value) = rest.take_if(&["private"], is_flag) {
            self.is_draft |= flag(&value) == Some(true);
        }
        let state = |value: &Value| words(value).unwrap_or_default().to_lowercase();
        let is_state = |value: &Value| {
            let states = [
                "draft",
                "private",
                "pending",
                "unpublished",
                "published",
                "publish",
            ];
            states.contains(&&*state(value))
        };
        if let Some(value) = rest.take_if(&["status"], is_state)
            && !state(&value).starts_with("publish")
        {
            self.hold(&format!("its status is `{}`", state(&value)));
        }
        let is_on = |value: &Value| flag(value) == Some(true);
        if rest.take_if(&["headless"], is_on).is_some() {
            self.hold("`headless` kept it from being a page");
        }
        let is_off = |value: &Value| flag(value) == Some(false);
        if rest.take_if(&["render"], is_off).is_some() {
            self.hold("`render` kept it from being a page");
        }
        if let Some(build) = rest.take_if(&["build"], Value::is_object) {
            for name in ["render", "list"] {
                let value = field(&build, name).map(state).unwrap_or_default();
                if matches!(&*value, "never" | "false" | "link") {
                    self.hold(&format!("`build.{name}` is `{value}`"));
                }
            }
        }
    }

    /// Makes it a draft where its fields as a whole can't be read.
    pub fn cannot_read(&mut self, flaws: Vec<String>) {
        if !flaws.is_empty() {
            self.hold("its fields can't be read");
            self.is_unread = true;
        }
        self.flaws.extend(flaws);
    }

    /// Makes it a draft for a reason.
    pub fn hold(&mut self, why: &str) {
        self.is_draft = true;
        self.why_draft.get_or_insert_with(|| why.to_owned());
    }
}
