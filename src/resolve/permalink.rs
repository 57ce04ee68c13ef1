use jiff::tz::TimeZone;

use crate::model::{Article, Slug};

/// How the address of a story is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink(Vec<Vec<Part>>);

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
    pub fn parse(pattern: &str) -> Result<Self, String> {
        let segments = pattern
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(parts);
        let segments = segments.collect::<Result<Vec<_>, _>>()?;
        match segments.iter().flatten().any(|part| *part == Part::Slug) {
            true => Ok(Self(segments)),
            false => Err(format!(
                "`{pattern}` has no `:slug`, so stories would share an address"
            )),
        }
    }

    /// The path of a story from the site's root, not encoded, with slashes at both ends.
    pub fn path(&self, slug: &Slug, story: &Article, zone: &TimeZone) -> String {
        let day = story.published.0.to_zoned(zone.clone());
        let mut path = "/".to_owned();
        for segment in &self.0 {
            for part in segment {
                match part {
                    Part::Section => path.push_str(story.section.as_str()),
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

fn parts(segment: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = segment;
    while !rest.is_empty() {
        if let Some((name, part)) = NAMES.iter().find(|(name, _)| rest.starts_with(name)) {
            parts.push(part.clone());
            rest = &rest[name.len()..];
        } else if rest.starts_with(':') {
            return Err(format!("`{rest}` in the permalink stands for nothing"));
        } else {
            let end = rest.find(':').unwrap_or(rest.len());
            let literal = &rest[..end];
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
            if segment == "page" {
                let what = "`page` in the permalink is an address that the site needs for itself";
                return Err(what.to_owned());
            }
            if let Some(other) = literal.chars().find(|c| !plain(*c)) {
                return Err(format!("`{other}` can't be in a permalink"));
            }
            parts.push(Part::Literal(literal.to_owned()));
            rest = &rest[end..];
        }
    }
    Ok(parts)
}
