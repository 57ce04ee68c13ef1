//! Shortcodes of Zola: `{{ youtube(id="x") }}`, `{% quote(author="x") %}…{% end %}`.

use super::{Call, Codes, Found, find_end, is_raw};
use crate::import::folders::scan::At;

impl Codes<'_, '_> {
    pub(super) fn tera(&mut self, at: At) -> Found {
        let (begin, end) = match at.rest.get(..2)? {
            "{{" => ("{{", "}}"),
            "{%" => ("{%", "%}"),
            _ => return None,
        };
        let close = at.rest.find(end)?;
        let length = close + end.len();
        let inside = at.rest.get(begin.len()..close)?.trim();
        if let Some(written) = inside
            .strip_prefix("/*")
            .and_then(|it| it.strip_suffix("*/"))
        {
            return Some((length, format!("{begin}{written}{end}")));
        }
        if begin == "{%" && inside == "end" {
            return Some(self.ended(at, length, None));
        }
        // Zola takes nothing but calls for shortcodes.
        let is_call = inside.ends_with(')') && inside.contains('(');
        if !is_call {
            return None;
        }
        let call = Call::parse(inside);
        if begin == "{{" {
            return Some(self.made(at, length, &call, false));
        }
        let rest = at.rest.get(length..)?;
        let ends = ["{% end %}", "{%end%}"].map(str::to_owned);
        let found = find_end(rest, &ends);
        if let Some((inner, whole)) = found
            && is_raw(&call.name)
        {
            let inner = rest.get(..inner)?;
            return Some(self.raw(at, length + whole, &call, inner));
        }
        Some(self.made(at, length, &call, found.is_some()))
    }
}
