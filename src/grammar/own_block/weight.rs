use std::sync::LazyLock;

use regex::Regex;

use super::html::{DEEPEST, Refused};

/// How many bytes of HTML a block may be.
const LONGEST: usize = 1_000_000;

#[expect(clippy::expect_used, reason = "it depends on no input")]
static FORMATTING: LazyLock<Regex> = LazyLock::new(|| {
    let names = "a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u";
    Regex::new(&format!("(?i)<(/?)({names})[\\s/>]")).expect("a regular expression")
});

/// What would take a browser's parser too long: each formatting element that is open is made again in each
/// paragraph (HTML, "the list of active formatting elements").
pub fn too_much(html: &str) -> Option<Refused> {
    let mut open = 0_usize;
    for tag in FORMATTING.captures_iter(html) {
        open = if &tag[1] == "/" {
            open.saturating_sub(1)
        } else {
            open + 1
        };
        if open > DEEPEST {
            let name = &tag[2];
            return Some(Refused {
                written: format!("<{name}"),
                what: format!("`<{name}>` is not closed"),
                mend: format!("write `</{name}>` where it ends"),
            });
        }
    }
    (html.len() > LONGEST).then(|| Refused {
        written: String::new(),
        what: format!("the template makes more than {LONGEST} bytes of this block"),
        mend: "make it of several blocks".to_owned(),
    })
}
