//! Shortcodes of Hugo: `{{< figure src="a.png" >}}`, `{{% notice %}}…{{% /notice %}}`.

use super::{Call, Codes, Found, Outcome, is_raw};
use crate::import::folders::{
    scan::At,
    values::{shown, words},
};

impl Codes<'_, '_> {
    pub(super) fn hugo(&mut self, at: At) -> Found {
        let (begin, end) = match at.rest.get(..3)? {
            "{{<" => ("{{<", ">}}"),
            "{{%" => ("{{%", "%}}"),
            _ => return None,
        };
        let close = at.rest.find(end)?;
        let length = close + end.len();
        let inside = at.rest.get(begin.len()..close)?.trim();
        if let Some(written) = inside
            .strip_prefix("/*")
            .and_then(|it| it.strip_suffix("*/"))
        {
            return Some((
                length,
                format!("{begin}{}{end}", written.replace('<', "\\<")),
            ));
        }
        if let Some(name) = inside.strip_prefix('/') {
            return Some(self.ended(at, length, Some(name.trim())));
        }
        let is_closed = inside.ends_with('/');
        let call = Call::parse(inside.trim_end_matches('/'));
        let rest = at.rest.get(length..)?;
        let found = if is_closed {
            None
        } else {
            end_of(rest, &call.name)
        };
        if let Some((inner, whole)) = found
            && is_raw(&call.name)
        {
            let inner = rest.get(..inner)?;
            return Some(self.raw(at, length + whole, &call, inner));
        }
        match &*call.name {
            "ref" | "relref" => {
                let path = call.get_or(&["path"], 0)?.to_owned();
                self.findings.keep("{{< ref >}}");
                Some((length, self.address(&path)))
            }
            "param" => {
                let name = call.get_or(&["name"], 0).unwrap_or_default().to_owned();
                let own = self.around.doc.matter.others.iter();
                let own = own.filter(|(known, _)| known.rsplit('.').next() == Some(&*name));
                let own = own.map(|(_, value)| value.clone()).next();
                let parts: Vec<_> = ["params"].into_iter().chain(name.split('.')).collect();
                let value = own.or_else(|| self.around.config.get(&parts).and_then(words));
                match value {
                    Some(value) => {
                        self.findings
                            .add("{{< param >}}", Outcome::Converted, "its words", "");
                        Some((length, value))
                    }
                    None => Some(self.made(at, length, &call, false)),
                }
            }
            "toc" | "table-of-contents" => {
                self.drop("table of contents", "a story has none", inside);
                Some((length, String::new()))
            }
            "qr" if found.is_some() => {
                let (inner, whole) = found?;
                let text = shown(&rest.get(..inner)?.trim().into());
                let call = Call {
                    named: vec![("text".to_owned(), text)],
                    ..call
                };
                Some(self.made(at, length + whole, &call, false))
            }
            _ => Some(self.made(at, length, &call, found.is_some())),
        }
    }
}

/// Where the end of a shortcode is: how long what is in it is, and that with the end.
fn end_of(rest: &str, name: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let slash = from + rest.get(from..)?.find('/')?;
        from = slash + 1;
        let after = rest.get(from..)?.trim_start();
        let Some(after) = after.strip_prefix(name).map(str::trim_start) else {
            continue;
        };
        let before = rest.get(..slash)?.trim_end();
        for (begin, end) in [("{{<", ">}}"), ("{{%", "%}}")] {
            if before.ends_with(begin) && after.starts_with(end) {
                let whole = rest.len() - after.len() + end.len();
                return Some((before.len() - begin.len(), whole));
            }
        }
    }
}
