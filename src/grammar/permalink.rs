use jiff::{Timestamp, tz::TimeZone};
use thiserror::Error;

use crate::model::{Article, Slug};

/// How the addresses of stories are made: a pattern of segments such as `/:section/:slug/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink(Vec<Vec<Part>>);

/// Why a pattern is no permalink.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PermalinkError {
    /// The whole pattern.
    #[error("`{0}` has no `:slug`, so stories would share an address")]
    NoSlug(String),
    /// The rest of a segment, from the colon on.
    #[error("`{0}` in the permalink stands for nothing")]
    UnknownPart(String),
    /// A segment `page`, by which lists and live blogs number their pages.
    #[error("`page` in the permalink is an address that the site needs for itself")]
    Reserved,
    /// Neither a lower-case ASCII letter or digit nor a hyphen or underscore.
    #[error("`{0}` can't be in a permalink")]
    Character(char),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Section,
    Slug,
    Year,
    Month,
    Day,
    Literal(String),
}

const NAMES: [(&str, Part); 5] = [
    (":section", Part::Section),
    (":slug", Part::Slug),
    (":year", Part::Year),
    (":month", Part::Month),
    (":day", Part::Day),
];

impl Permalink {
    /// Reads a pattern such as `/:section/:slug/`.
    ///
    /// # Errors
    /// Where it can't be filled in, or would give two stories one address.
    pub fn parse(pattern: &str) -> Result<Self, PermalinkError> {
        let segments = pattern
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(parts)
            .collect::<Result<Vec<_>, _>>()?;
        if segments.iter().flatten().any(|part| *part == Part::Slug) {
            Ok(Self(segments))
        } else {
            Err(PermalinkError::NoSlug(pattern.to_owned()))
        }
    }

    /// The path of a story from the site's root, not encoded, with slashes at both ends. Its day is
    /// that of the time zone.
    pub fn path(&self, slug: &Slug, story: &Article, zone: &TimeZone) -> String {
        self.path_of(slug, &story.section, story.published.0, zone)
    }

    /// The path of a story of which no more is known than goes into it.
    pub fn path_of(
        &self,
        slug: &Slug,
        section: &Slug,
        published: Timestamp,
        zone: &TimeZone,
    ) -> String {
        let day = published.to_zoned(zone.clone());
        let mut path = "/".to_owned();
        for segment in &self.0 {
            for part in segment {
                match part {
                    Part::Section => path.push_str(section.as_str()),
                    Part::Slug => path.push_str(slug.as_str()),
                    Part::Year => path.push_str(&format!("{:04}", day.year())),
                    Part::Month => path.push_str(&format!("{:02}", day.month())),
                    Part::Day => path.push_str(&format!("{:02}", day.day())),
                    Part::Literal(text) => path.push_str(text),
                }
            }
            path.push('/');
        }
        path
    }
}

fn parts(segment: &str) -> Result<Vec<Part>, PermalinkError> {
    let mut parts = Vec::new();
    let mut rest = segment;
    while !rest.is_empty() {
        if let Some((name, part)) = NAMES.iter().find(|(name, _)| rest.starts_with(name)) {
            parts.push(part.clone());
            rest = &rest[name.len()..];
        } else if rest.starts_with(':') {
            return Err(PermalinkError::UnknownPart(rest.to_owned()));
        } else {
            let (literal, after) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
            let is_plain =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
            if segment == "page" {
                return Err(PermalinkError::Reserved);
            }
            if let Some(other) = literal.chars().find(|c| !is_plain(*c)) {
                return Err(PermalinkError::Character(other));
            }
            parts.push(Part::Literal(literal.to_owned()));
            rest = after;
        }
    }
    Ok(parts)
}
