//! Signs that are no shortcodes: names of emoji, and what code has so that it is not taken for one.

use super::Found;
use crate::import::folders::{scan::At, system::System};

/// The character that is called so between colons; none in a line that is indented as code is.
pub fn emoji(at: At) -> Found {
    let line = at.before.rsplit('\n').next().unwrap_or_default();
    if line.starts_with("    ") || line.starts_with('\t') {
        return None;
    }
    let (name, _) = at.rest.strip_prefix(':')?.split_once(':')?;
    let emoji = emojis::get_by_shortcode(name)?;
    Some((name.len() + 2, emoji.as_str().to_owned()))
}

/// In code, what was written so that it is not taken for a shortcode.
pub fn unescaped(code: &str, system: System) -> Option<String> {
    match system {
        System::Hugo if code.contains("/*") => Some(
            code.replace("{{</*", "{{<")
                .replace("*/>}}", ">}}")
                .replace("{{%/*", "{{%")
                .replace("*/%}}", "%}}"),
        ),
        System::Zola if code.contains("/*") => Some(
            code.replace("{{/*", "{{")
                .replace("*/}}", "}}")
                .replace("{%/*", "{%")
                .replace("*/%}", "%}"),
        ),
        System::Jekyll | System::Eleventy if code.contains("raw") => {
            let mut plain = code.to_owned();
            for sign in [
                "{% raw %}",
                "{% endraw %}",
                "{%raw%}",
                "{%endraw%}",
                "{%- raw -%}",
                "{%- endraw -%}",
            ] {
                plain = plain.replace(sign, "");
            }
            Some(plain)
        }
        _ => None,
    }
}
