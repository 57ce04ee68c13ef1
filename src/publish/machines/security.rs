//! Whom to tell of a hole in the site's security (RFC 9116).

use crate::{
    model::Publication,
    resolve::{self, Index},
};

/// The file's name.
pub const NAME: &str = ".well-known/security.txt";

/// The file, where the site file names somebody.
pub fn text(publication: &Publication, index: &Index) -> Option<String> {
    let security = publication.site.security.as_ref()?;
    let mut text = String::new();
    let mut add = |name: &str, value: &str| {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        text += &format!("{name}: {value}\n");
    };
    for contact in &security.contact {
        add("Contact", contact);
    }
    add("Expires", &security.expires.0.to_string());
    if !security.languages.is_empty() {
        let languages: Vec<_> = security
            .languages
            .iter()
            .map(|one| one.0.as_str())
            .collect();
        add("Preferred-Languages", &languages.join(", "));
    }
    add("Canonical", &index.url(&format!("/{NAME}")));
    if let Some(policy) = &security.policy
        && let Some(url) = resolve::url_of(index, policy)
    {
        add("Policy", &url);
    }
    Some(text)
}
