//! Where a page may load from and send to: source expressions of a Content-Security-Policy (level 3, section
//! 2.3.1), as far as a site file has them.

use url::{Host, Url};

/// Why a text is no source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginError {
    /// What is wrong with it.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// The source that is written in a field of a slot, as the policy has it: an origin, at times with `*` for what
/// stands before a domain; `self` for a form, `data:` for pictures and typefaces.
///
/// # Errors
/// Where it is none, is more than an origin, or could not be loaded by a page that comes by HTTPS.
pub fn source(field: &str, written: &str) -> Result<String, OriginError> {
    let wrong = |what: &str, mend: String| OriginError {
        what: format!("`{written}` {what}"),
        mend,
    };
    match (field, written) {
        ("form", "self") => return Ok("'self'".to_owned()),
        ("img" | "font", "data:") => return Ok(written.to_owned()),
        (_, "self" | "'self'" | "data:" | "*") => {
            let mend = match written {
                "*" => "name each origin, such as `https://example.org`".to_owned(),
                "data:" => "leave it out, and put the file into `public/`".to_owned(),
                _ if field == "frame" => {
                    "leave it out: a frame of the site's own could reach into the page".to_owned()
                }
                _ if field == "form" => "write `self`".to_owned(),
                _ => "leave it out: what is the site's own may always be loaded".to_owned(),
            };
            return Err(wrong("can't be allowed here", mend));
        }
        _ => {}
    }
    let Some((scheme, rest)) = written.split_once("://") else {
        let mend = format!("write it as `https://{}`", written.trim_start_matches('/'));
        return Err(wrong("is no origin", mend));
    };
    let (star, rest) = match rest.strip_prefix("*.") {
        Some(rest) => ("*.", rest),
        None => ("", rest),
    };
    let url = Url::parse(&format!("{scheme}://{rest}"));
    let Ok(url) = url else {
        return Err(wrong(
            "is no origin",
            "write one such as `https://example.org`".to_owned(),
        ));
    };
    let schemes: &[&str] = match field {
        "connect" => &["https", "http", "wss", "ws"],
        _ => &["https", "http"],
    };
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let host = url.host_str().unwrap_or_default();
    let origin = format!("{}://{star}{host}{port}", url.scheme());
    // What is more than a name or an address would be read as a part of the policy.
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-[]:".contains(c);
    if !schemes.contains(&url.scheme()) || host.is_empty() || !host.chars().all(is_plain) {
        let mend = "write one such as `https://example.org`".to_owned();
        Err(wrong("is no origin that can be allowed here", mend))
    } else if matches!(url.scheme(), "http" | "ws") && !is_here(&url) {
        let safe = origin
            .replacen("http:", "https:", 1)
            .replacen("ws:", "wss:", 1);
        Err(wrong(
            "is not encrypted, and a page that is loads nothing from there",
            format!("write `{safe}`"),
        ))
    } else if written.trim_end_matches('/').eq_ignore_ascii_case(&origin) {
        Ok(origin)
    } else {
        Err(wrong("is more than an origin", format!("write `{origin}`")))
    }
}

/// Whether a server is on the machine of who asks.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Whether a source that [`source`] gave holds an address.
pub fn allows(source: &str, url: &Url) -> bool {
    if source == "data:" {
        return url.scheme() == "data";
    }
    let Some((scheme, host)) = source.split_once("://") else {
        return false;
    };
    let Some(domain) = host.strip_prefix("*.") else {
        return url.origin().ascii_serialization() == source
            || Url::parse(source).is_ok_and(|own| own.origin() == url.origin());
    };
    let own = Url::parse(&format!("{scheme}://{domain}"));
    own.is_ok_and(|own| {
        let (below, name) = (
            url.host_str().unwrap_or_default(),
            own.host_str().unwrap_or_default(),
        );
        own.scheme() == url.scheme()
            && own.port_or_known_default() == url.port_or_known_default()
            && below
                .strip_suffix(name)
                .is_some_and(|rest| rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_an_origin_and_no_more() {
        for (field, written, expected) in [
            ("script", "https://example.org", Some("https://example.org")),
            (
                "script",
                "https://example.org/",
                Some("https://example.org"),
            ),
            (
                "script",
                "https://*.example.org",
                Some("https://*.example.org"),
            ),
            (
                "script",
                "https://example.org:8443",
                Some("https://example.org:8443"),
            ),
            (
                "script",
                "http://127.0.0.1:8080",
                Some("http://127.0.0.1:8080"),
            ),
            ("connect", "wss://example.org", Some("wss://example.org")),
            ("form", "self", Some("'self'")),
            ("img", "data:", Some("data:")),
            ("script", "wss://example.org", None),
            ("script", "data:", None),
            ("script", "self", None),
            ("script", "*", None),
            ("script", "https://*", None),
            ("script", "https:", None),
            ("script", "example.org", None),
            ("script", "http://example.org", None),
            ("script", "https://example.org/a.js", None),
            ("script", "https://a@example.org", None),
            ("script", "https://example.org; script-src *", None),
            ("script", "https://a.org;require-trusted-types-for", None),
            ("img", "https://a.org,b.org", None),
            ("img", "https://$host", None),
            ("img", "https://a\".org", None),
            ("connect", "http://[::1]:8080", Some("http://[::1]:8080")),
            ("script", "'unsafe-inline'", None),
        ] {
            let found = source(field, written);
            assert_eq!(found.as_deref().ok(), expected, "{field} {written}");
        }
    }

    #[test]
    fn a_source_allows_what_is_of_its_origin() {
        for (source, address, expected) in [
            ("https://a.org", "https://a.org/x.js", true),
            ("https://a.org", "https://a.org:443/x.js", true),
            ("https://a.org", "https://b.a.org/x.js", false),
            ("https://a.org", "http://a.org/x.js", false),
            ("https://*.a.org", "https://b.a.org/x.js", true),
            ("https://*.a.org", "https://a.org/x.js", false),
            ("https://*.a.org", "https://ba.org/x.js", false),
            ("data:", "data:image/png;base64,", true),
            ("'self'", "https://a.org/", false),
        ] {
            let url = Url::parse(address).expect("an address");
            assert_eq!(allows(source, &url), expected, "{source} {address}");
        }
    }
}
