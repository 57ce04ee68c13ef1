//! Which stories a collection has, in the query language of Ghost.

use super::records::{Post, Tag};

/// One of these must hold, each of which is several that all must hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Filter(Vec<Vec<Term>>);

/// What is asked of a story.
#[derive(Debug, PartialEq, Eq)]
struct Term {
    field: Field,
    /// Values, one of which it must have.
    values: Vec<String>,
    /// Whether it must have none of them.
    is_negated: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Field {
    Tag,
    PrimaryTag,
    Featured,
    Visibility,
    Slug,
    /// What can't be told here.
    Unknown,
}

impl Filter {
    /// That of a text; all stories where that is empty.
    pub fn of(written: &str) -> Self {
        let written = written.trim();
        if written.is_empty() {
            return Self::default();
        }
        let either = parts(written, ',').into_iter();
        Self(
            either
                .map(|all| parts(all, '+').into_iter().map(Term::of).collect())
                .collect(),
        )
    }

    /// Whether it has all stories.
    pub fn has_all(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a part of it can't be told.
    pub fn is_unknown(&self) -> bool {
        let mut terms = self.0.iter().flatten();
        terms.any(|term| term.field == Field::Unknown)
    }

    /// Whether it has a story; none where that can't be told.
    pub fn has(&self, post: &Post, tags: &[&Tag]) -> Option<bool> {
        let mut answer = Some(self.has_all());
        for all in &self.0 {
            let terms: Vec<_> = all.iter().map(|term| term.has(post, tags)).collect();
            if terms.iter().all(|it| *it == Some(true)) {
                return Some(true);
            }
            if !terms.contains(&Some(false)) {
                answer = None;
            }
        }
        answer
    }
}

impl Term {
    fn of(written: &str) -> Self {
        let (field, value) = written.split_once(':').unwrap_or((written, ""));
        let (value, is_negated) = match value.trim().strip_prefix('-') {
            Some(value) => (value, true),
            None => (value.trim(), false),
        };
        let list = value.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        let values: Vec<String> = list
            .unwrap_or(value)
            .split(',')
            .map(|it| it.trim().trim_matches(['\'', '"']).to_owned())
            .collect();
        let is_plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let are_plain = values
            .iter()
            .all(|it| !it.is_empty() && it.chars().all(is_plain));
        let field = match field.trim() {
            _ if !are_plain => Field::Unknown,
            "tag" | "tags" | "tags.slug" => Field::Tag,
            "primary_tag" => Field::PrimaryTag,
            "featured" => Field::Featured,
            "visibility" => Field::Visibility,
            "slug" => Field::Slug,
            _ => Field::Unknown,
        };
        Self {
            field,
            values,
            is_negated,
        }
    }

    fn has(&self, post: &Post, tags: &[&Tag]) -> Option<bool> {
        let is = |value: &str| self.values.iter().any(|it| it == value);
        let has = match self.field {
            Field::Tag => tags.iter().any(|tag| is(&tag.slug.0)),
            // The first tag is none where readers do not see it.
            Field::PrimaryTag => {
                let first = tags.first().filter(|tag| !tag.is_internal());
                first.is_some_and(|tag| is(&tag.slug.0))
            }
            Field::Featured => is(if post.featured.0 { "true" } else { "false" }),
            Field::Visibility => is(post.visibility.said().unwrap_or("public")),
            Field::Slug => is(&post.slug.0),
            Field::Unknown => return None,
        };
        Some(has != self.is_negated)
    }
}

/// The parts between a sign that stands in no list and in no quotes.
fn parts(written: &str, sign: char) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut from, mut depth, mut quote) = (0, 0, None);
    for (at, c) in written.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '[' | '(') => depth += 1,
            (None, ']' | ')') => depth -= 1,
            (None, _) if c == sign && depth == 0 => {
                found.extend(written.get(from..at));
                from = at + c.len_utf8();
            }
            (None, _) => {}
        }
    }
    found.extend(written.get(from..));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ghost::values::Words;

    #[test]
    fn filters_say_which_stories_they_have_or_that_it_cannot_be_told() {
        let post = Post::default();
        let tag = |slug: &str| Tag {
            slug: Words(slug.to_owned()),
            ..Tag::default()
        };
        let (sea, dam) = (tag("sea"), tag("dam"));
        let tags = [&sea, &dam];
        for (filter, has) in [
            ("", Some(true)),
            ("tag:dam", Some(true)),
            ("tag:-dam", Some(false)),
            ("primary_tag:dam", Some(false)),
            ("primary_tag:-'dam'", Some(true)),
            ("tag:[x,sea]+featured:false", Some(true)),
            ("tag:-[x,sea]", Some(false)),
            ("primary_tag:-sea+visibility:public", Some(false)),
            ("tag:x,visibility:public", Some(true)),
            ("published_at:>'2020-01-01'", None),
            ("tag:x+(author:y,tag:sea)", Some(false)),
            ("author:ada,tag:sea", Some(true)),
        ] {
            assert_eq!(Filter::of(filter).has(&post, &tags), has, "{filter}");
        }
    }
}
