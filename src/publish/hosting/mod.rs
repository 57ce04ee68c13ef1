//! What hosts are told of a site: which addresses lead on, which headers and media types are sent, what is kept
//! for how long. [`Rules`] says it once, and each host has a writer that says it in the host's own form.

mod apache;
mod caddy;
mod limits;
mod nginx;
mod objects;
mod old_feeds;
mod plain;
mod policy;
mod rules;

use std::{collections::BTreeMap, path::Path};

pub use policy::refuse_own_frames;
pub use rules::{Rules, is_file};

use self::plain::Redirects;
use super::{app::App, file_error::FileError, output::Output};
use crate::{
    grammar::Base,
    model::{Host, Publication},
};

/// Writes the files of every host that the site file names. One of that name in `public/` is kept.
pub fn write(
    publication: &Publication,
    base: &Base,
    rules: &Rules,
    app: &App,
    output: &Output,
) -> Result<(), FileError> {
    let mut files = BTreeMap::new();
    for host in hosts(publication) {
        files.extend(files_for(host, publication, base, rules));
    }
    let is_free = |name: &&str| !app.public.iter().any(|file| file.name == **name);
    files
        .iter()
        .filter(|(name, _)| is_free(name))
        .try_for_each(|(name, text)| output.write(name, text.as_bytes()))
}

/// Tells of what a host that the site file names would refuse.
pub fn warn(publication: &Publication, rules: &Rules, root: &Path, names: &[String]) {
    let sizes = limits::Sizes::of(root, names, rules);
    for host in &publication.site.host {
        for warning in limits::exceeded(*host, &sizes) {
            crate::say::err!("warning: {warning}");
        }
    }
}

/// Those that the site file names, or those that share the files of a site that names none.
fn hosts(publication: &Publication) -> Vec<Host> {
    match publication.site.host.as_slice() {
        [] => vec![Host::Netlify, Host::CloudflarePages],
        hosts => hosts.to_vec(),
    }
}

fn files_for(
    host: Host,
    publication: &Publication,
    base: &Base,
    rules: &Rules,
) -> Vec<(&'static str, String)> {
    match host {
        Host::Netlify | Host::CloudflarePages => {
            let is_shared = hosts(publication).contains(&Host::CloudflarePages);
            let form = if is_shared {
                Redirects::Shared
            } else {
                Redirects::Forced
            };
            let mut files = vec![("_headers", plain::headers(rules))];
            if !rules.moved.is_empty() {
                files.push(("_redirects", plain::redirects(rules, form)));
            }
            files
        }
        Host::Apache => vec![(".htaccess", apache::file(rules))],
        Host::Caddy => vec![("Caddyfile", caddy::file(rules))],
        Host::Nginx => vec![
            ("_nginx/http.conf", nginx::http(rules)),
            ("_nginx/server.conf", nginx::server(rules)),
        ],
        Host::Vercel => vec![("vercel.json", objects::vercel(rules))],
        Host::Firebase => vec![("firebase.json", objects::firebase(rules))],
        Host::GithubPages => {
            // Else folders whose name begins with an underscore would be left out.
            let mut files = vec![(".nojekyll", String::new())];
            let is_own = !base.host().ends_with(".github.io") && base.prefix().is_empty();
            if is_own {
                files.push(("CNAME", format!("{}\n", base.host())));
            }
            files
        }
        Host::GitlabPages | Host::S3 => Vec::new(),
    }
}

/// The policy that documents have in themselves, where a host that the site file names sends none. What reloads the
/// page while someone edits runs from a string, and would be refused.
pub fn policy_of_documents(publication: &Publication, app: &App) -> Option<String> {
    let hosts = &publication.site.host;
    let is_needed = hosts.iter().any(|host| host.sends_no_headers()) && !app.template.reloads();
    is_needed.then(|| policy::of_documents(&app.inline_styles(), publication))
}

/// The media type of each ending that a file has.
pub fn types(names: &[String]) -> BTreeMap<String, &'static str> {
    let endings = names.iter().filter_map(|name| {
        let ending = Path::new(name).extension()?.to_str()?;
        let is_plain = ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let kind = mime_guess::from_ext(ending).first_raw()?;
        (is_plain && !super::precompress::is_coded(name)).then(|| (ending.to_owned(), kind))
    });
    endings.collect()
}

/// Whether a media type is of text, which is in UTF-8 throughout.
fn is_text(kind: &str) -> bool {
    kind.starts_with("text/")
        || kind.ends_with("/json")
        || kind.ends_with("/javascript")
        || kind.ends_with("+json")
        || kind.ends_with("xml")
}
