//! Accounts of those who wrote something become authors.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use url::Url;

use super::{
    links::PostResolver,
    records::User,
    values::{Key, Words},
};
use crate::import::{
    html::{Findings, Outcome, Resolver},
    slug::{free, slug},
};

/// Who wrote something, by slug.
#[derive(Debug, Default)]
pub struct Authors {
    by_slug: BTreeMap<String, User>,
    by_key: HashMap<Key, String>,
}

impl Authors {
    /// The slug of an account.
    pub fn of(&mut self, user: &User) -> String {
        if let Some(known) = self.by_key.get(&user.id) {
            return known.clone();
        }
        let wanted = slug(&user.slug.0).or_else(|| slug(&user.name.0));
        let wanted = wanted.unwrap_or_else(|| "author".to_owned());
        let slug = free(&wanted, |slug| self.by_slug.contains_key(slug));
        self.by_slug.insert(slug.clone(), user.clone());
        self.by_key.insert(user.id.clone(), slug.clone());
        slug
    }

    /// The slugs in the source and here.
    pub fn slugs(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.by_slug.iter();
        all.map(|(slug, user)| (user.slug.0.as_str(), slug.as_str()))
    }

    /// Each author with the slug.
    pub fn all(&self) -> impl Iterator<Item = (&str, &User)> {
        self.by_slug
            .iter()
            .map(|(slug, user)| (slug.as_str(), user))
    }
}

/// The picture of an account.
pub fn portrait(user: &User) -> &str {
    user.profile_image.said().unwrap_or(&user.image.0)
}

/// The file of an author.
pub fn file(user: &User, resolver: &mut PostResolver, findings: &mut Findings) -> Value {
    findings.keep("author");
    let mut file = json!({});
    if let Some(name) = user.name.said() {
        file["name"] = in_line(name).into();
    }
    let search = "search engines are told the name and the biography";
    let (bio, text) = if user.bio.is_empty() {
        (&user.meta_description, &user.bio)
    } else {
        (&user.bio, &user.meta_description)
    };
    if let Some(bio) = bio.said() {
        file["biography"] = in_line(bio).into();
        if user.bio.is_empty() {
            let detail = "the biography, since there is no other";
            let construct = "text of an author for search engines";
            findings.add(construct, Outcome::Converted, detail, "");
        }
    }
    for (construct, text, why) in [
        (
            "title of an author for search engines",
            &user.meta_title,
            search,
        ),
        ("text of an author for search engines", text, search),
        (
            "cover of an author",
            &user.cover_image,
            "no page has a place for it",
        ),
        (
            "cover of an author",
            &user.cover,
            "no page has a place for it",
        ),
    ] {
        if let Some(text) = text.said() {
            let text = resolver.links.whole_text(text);
            findings.add(construct, Outcome::Dropped, why, &text);
        }
    }
    let src = portrait(user);
    if !src.is_empty() {
        match resolver.picture(src) {
            Ok(path) => {
                findings.keep("picture of an author");
                file["portrait"] = json!({ "src": path, "alt": in_line(&user.name.0) });
            }
            Err(why) => {
                let detail = format!("{why}: {}", resolver.links.whole_text(src));
                findings.add("picture of an author", Outcome::Dropped, &detail, "");
            }
        }
    }
    let links: Vec<_> = links(user)
        .filter_map(|(name, href)| match href {
            Ok(href) => Some(json!({ "name": name, "href": href })),
            Err(written) => {
                let detail = "it is no address of a page";
                findings.add("link of an author", Outcome::Dropped, detail, written);
                None
            }
        })
        .collect();
    if !links.is_empty() {
        file["links"] = links.into();
    }
    if let Some(location) = user.location.said() {
        let detail = "no page tells where an author lives";
        findings.add("place of an author", Outcome::Dropped, detail, location);
    }
    file
}

/// Where else an author can be found: names, and addresses or what was written in their place.
fn links(user: &User) -> impl Iterator<Item = (&'static str, Result<String, &str>)> {
    // Ghost keeps names on networks without the address of the network.
    let all: [(&str, &Words, &str); 10] = [
        ("Website", &user.website, ""),
        ("X", &user.twitter, "https://x.com/"),
        ("Facebook", &user.facebook, "https://www.facebook.com/"),
        ("Threads", &user.threads, "https://www.threads.net/@"),
        ("Bluesky", &user.bluesky, "https://bsky.app/profile/"),
        ("Mastodon", &user.mastodon, "https://"),
        ("TikTok", &user.tiktok, "https://www.tiktok.com/@"),
        ("YouTube", &user.youtube, "https://www.youtube.com/"),
        ("Instagram", &user.instagram, "https://www.instagram.com/"),
        ("LinkedIn", &user.linkedin, "https://www.linkedin.com/in/"),
    ];
    all.into_iter().filter_map(|(name, written, start)| {
        let written = written.said()?.trim();
        let whole = |address: &str| {
            let url = Url::parse(address).ok()?;
            let is_page = ["http", "https"].contains(&url.scheme()) && url.host_str().is_some();
            is_page.then(|| address.to_owned())
        };
        let is_name = !start.is_empty() && !written.contains(char::is_whitespace);
        let named = || {
            let bare = written.trim_start_matches('/');
            // An at sign stands before names on YouTube, and is a part of the start elsewhere.
            let bare = if name == "YouTube" {
                bare
            } else {
                bare.trim_start_matches('@')
            };
            is_name.then(|| whole(&format!("{start}{bare}"))).flatten()
        };
        Some((name, whole(written).or_else(named).ok_or(written)))
    })
}

fn in_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
