//! How to mend a Markdown file, of what is said for JSON: names and values as they stand in its fields or its story.

use std::borrow::Cow;

use super::shape::is_compound;

/// Where in a Markdown file something is to be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In its fields, in YAML.
    Yaml,
    /// In its fields, in TOML.
    Toml,
    /// In the story itself.
    Story,
}

impl Place {
    /// Of the value at a JSON pointer.
    pub fn of(text: &str, pointer: &str) -> Self {
        let is_below = |field: &str| {
            let rest = pointer.strip_prefix(field);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if is_below("/body") || is_below("/notes") {
            Self::Story
        } else if text.starts_with("+++") {
            Self::Toml
        } else {
            Self::Yaml
        }
    }

    /// A sentence in which what is written as JSON stands as it does here: `"alt": …` is `alt: …` in YAML and
    /// `alt = …` in TOML; in a story it is an attribute, `{alt="…"}`.
    pub fn sentence(self, for_json: &str) -> String {
        if let (Self::Story, Some(inside)) = (self, inside(for_json)) {
            return inside;
        }
        let parts = for_json.split('`').enumerate();
        let parts = parts.map(|(index, part)| match part {
            // Every other part is code.
            code if index % 2 == 1 => self.code(code),
            words => words.into(),
        });
        parts.collect::<Vec<Cow<str>>>().join("`")
    }

    fn code(self, code: &str) -> Cow<'_, str> {
        if !code.contains("\": ") {
            return code.into();
        }
        let attribute = pair(code).filter(|_| self == Self::Story);
        match attribute {
            Some((name, "true")) => format!("{{{name}}}").into(),
            Some((name, "…")) => format!("{{{name}=\"…\"}}").into(),
            Some((name, value)) if !value.starts_with(['{', '[']) => {
                format!("{{{name}={value}}}").into()
            }
            _ => without_quotes(code, if self == Self::Toml { " = " } else { ": " }).into(),
        }
    }
}

/// How to add what stands in a block, and not on its first line.
fn inside(for_json: &str) -> Option<String> {
    let code = for_json.strip_prefix("add `")?.strip_suffix('`')?;
    let (name, _) = pair(code)?;
    let what = match name {
        "pictures" => "pictures in it, such as `![What it shows](path.jpg)`",
        "columns" | "rows" => "a table in it, its cells between bars `|`",
        "text" => "its words in it",
        "items" => "a list in it",
        _ if is_compound(name) => {
            return Some(format!(
                "write `{name}: …` in it, between two lines `---` under its first line"
            ));
        }
        _ => return None,
    };
    Some(format!("write {what}"))
}

/// The one name and its value that a piece of JSON is.
fn pair(code: &str) -> Option<(&str, &str)> {
    let (name, value) = code.strip_prefix('"')?.split_once("\": ")?;
    is_name(name).then_some((name, value))
}

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// JSON in which names have no quotation marks, and another sign behind them.
fn without_quotes(json: &str, sign: &str) -> String {
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once("\": ") {
        let name = before.rsplit_once('"');
        match name.filter(|(_, name)| is_name(name)) {
            Some((before, name)) => whole.extend([before, name, sign]),
            None => whole.extend([before, "\": "]),
        }
        rest = after;
    }
    whole + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mend_is_shown_in_the_form_of_its_place() {
        let mend = "add `\"credit\": \"…\"`, and a `label`";
        let said = [Place::Yaml, Place::Toml, Place::Story].map(|place| place.sentence(mend));
        assert_eq!(
            said,
            [
                "add `credit: \"…\"`, and a `label`",
                "add `credit = \"…\"`, and a `label`",
                "add `{credit=\"…\"}`, and a `label`"
            ]
        );
        let deep = "add `\"review\": { \"item\": \"…\", \"stars\": 4 }`";
        let said = Place::Toml.sentence(deep);
        assert_eq!(said, "add `review = { item = \"…\", stars = 4 }`");
    }
}
