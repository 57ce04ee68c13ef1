//! What hosts refuse. `docs/hosting.md` names the source of each number.

use std::{fs, path::Path};

use super::{plain, rules::Rules};
use crate::model::Host;

/// What a host takes; none where it says nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Limits {
    /// How many files.
    files: Option<u64>,
    /// Bytes of one file.
    file: Option<u64>,
    /// Bytes of all files.
    whole: Option<u64>,
    /// How many redirects.
    redirects: Option<u64>,
    /// How many rules for headers.
    header_rules: Option<u64>,
    /// Characters of a line that gives a header.
    header: Option<u64>,
}

/// How large a site is.
#[derive(Debug)]
pub struct Sizes {
    files: u64,
    whole: u64,
    /// The name and bytes of the largest file.
    largest: (String, u64),
    redirects: u64,
    header_rules: u64,
    header: u64,
}

impl Sizes {
    /// `names` are the files below `root`.
    pub fn of(root: &Path, names: &[String], rules: &Rules) -> Self {
        let size = |name: &String| fs::metadata(root.join(name)).map_or(0, |file| file.len());
        let sizes: Vec<_> = names.iter().map(|name| (name, size(name))).collect();
        let largest = sizes.iter().max_by_key(|(_, size)| *size);
        let headers = plain::headers(rules);
        let longest = headers
            .lines()
            .map(|line| line.trim_start().chars().count())
            .max();
        Self {
            files: sizes.len() as u64,
            whole: sizes.iter().map(|(_, size)| size).sum(),
            largest: largest.map_or_else(Default::default, |(name, size)| ((*name).clone(), *size)),
            redirects: rules.moved.len() as u64,
            header_rules: rules.headers.len() as u64,
            header: longest.unwrap_or(0) as u64,
        }
    }
}

const MEGABYTE: u64 = 1 << 20;
const GIGABYTE: u64 = 1_000_000_000;

fn limits(host: Host) -> Limits {
    let none = Limits::default();
    match host {
        Host::CloudflarePages => Limits {
            files: Some(20_000),
            file: Some(25 * MEGABYTE),
            redirects: Some(2_000),
            header_rules: Some(100),
            header: Some(2_000),
            ..none
        },
        Host::Firebase => Limits {
            file: Some(2 * GIGABYTE),
            ..none
        },
        Host::GithubPages => Limits {
            whole: Some(GIGABYTE),
            ..none
        },
        Host::GitlabPages => Limits {
            files: Some(200_000),
            whole: Some(GIGABYTE),
            ..none
        },
        Host::Netlify => Limits {
            redirects: Some(10_000),
            ..none
        },
        Host::Vercel => Limits {
            redirects: Some(2_048),
            ..none
        },
        Host::Apache | Host::Caddy | Host::Nginx | Host::S3 => none,
    }
}

/// What a host would refuse of a site of these sizes, and what to do, a sentence each.
pub fn exceeded(host: Host, sizes: &Sizes) -> Vec<String> {
    let limits = limits(host);
    let name = host.as_str();
    let (largest, bytes) = &sizes.largest;
    let looked_at = [
        (
            limits.files,
            sizes.files,
            format!(
                "{} files, and the site has {}",
                shown(limits.files),
                sizes.files
            ),
            "put `/media/` on another host, ask for a higher limit, or publish without --precompress",
        ),
        (
            limits.file,
            *bytes,
            format!(
                "files of {} bytes, and `{largest}` has {bytes}",
                shown(limits.file)
            ),
            "make the file smaller, or link to it elsewhere",
        ),
        (
            limits.whole,
            sizes.whole,
            format!(
                "sites of {} bytes, and this one has {}",
                shown(limits.whole),
                sizes.whole
            ),
            "keep sounds and films elsewhere, or choose another host",
        ),
        (
            limits.redirects,
            sizes.redirects,
            format!(
                "{} redirects, and the site has {}",
                shown(limits.redirects),
                sizes.redirects
            ),
            "remove from `redirects` and `aliases` what nobody asks for any more; \
             the documents at the old addresses lead on in any case",
        ),
        (
            limits.header_rules,
            sizes.header_rules,
            format!(
                "{} rules for headers, and the site has {}",
                shown(limits.header_rules),
                sizes.header_rules
            ),
            "end live blogs that are over by `ended`: each that is open has a rule",
        ),
        (
            limits.header,
            sizes.header,
            format!(
                "headers of {} characters, and one has {}",
                shown(limits.header),
                sizes.header
            ),
            "embed from fewer places: the policy names each of them",
        ),
    ];
    looked_at
        .into_iter()
        .filter(|(limit, size, ..)| limit.is_some_and(|limit| *size > limit))
        .map(|(_, _, what, mend)| format!("{name} takes {what}\n    {mend}"))
        .collect()
}

fn shown(limit: Option<u64>) -> String {
    limit.unwrap_or_default().to_string()
}
