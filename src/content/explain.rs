//! What is wrong with a file by its schema, in sentences.

use std::collections::BTreeSet;

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

use super::{
    Problem,
    choices::{are_words, no_choice, words},
    content_type::ContentType,
    dates, meant,
    pointer::{self, field},
    problem::suggestion,
    source::Source,
    unions,
    visible::{WORDS, blank},
    wording::{as_slug, describe, out_of_bounds},
};
use crate::model::{Language, Slug};

impl<T> ContentType<T> {
    /// Adds what a keyword of the schema has found.
    pub(super) fn explain(
        &self,
        error: &ValidationError,
        source: &Source,
        problems: &mut Vec<Problem>,
    ) {
        let at = error.instance_path().as_str();
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                self.explain_unknown(error, unexpected, source, problems);
            }
            ValidationErrorKind::OneOfNotValid { context }
            | ValidationErrorKind::AnyOf { context } => {
                self.explain_forms(error, context, source, problems);
            }
            ValidationErrorKind::Enum { options } => {
                let options = options.as_array().into_iter().flatten();
                let words: Vec<_> = options.filter_map(Value::as_str).collect();
                if self.is_choice(error, "/properties/type/enum") {
                    let value = error.instance();
                    let what = format!("there is no type {value} here");
                    let mend = unions::type_wanted(at, value, &words);
                    problems.push(source.problem(at, what, mend));
                } else {
                    problems.push(no_choice(error, &words, source));
                }
            }
            // What has no character at all is told of by its length.
            ValidationErrorKind::Format { format }
                if format == WORDS && error.instance().as_str() == Some("") => {}
            _ => {
                let (what, mend) = self.sentences(error);
                problems.push(source.problem(at, what, mend));
            }
        }
    }

    /// What is wrong with a value by itself, and how to mend it.
    fn sentences(&self, error: &ValidationError) -> (String, String) {
        let at = error.instance_path().as_str();
        let (name, value) = (field(at), error.instance());
        match error.kind() {
            ValidationErrorKind::Required { property } => {
                let field = property.as_str().unwrap_or_default();
                (format!("`{field}` is missing"), self.addition(error, field))
            }
            ValidationErrorKind::Type { .. } if self.is_choice(error, "/type") => (
                format!("this is {}", describe(value)),
                match &**value {
                    Value::String(words) => {
                        let name = self.first_type(error);
                        let words = Value::from(unions::beginning(words));
                        format!("write it as `{{ \"type\": \"{name}\", \"text\": {words} }}`")
                    }
                    _ => "write an object with a `type`".to_owned(),
                },
            ),
            ValidationErrorKind::Type { .. } if at.is_empty() => (
                format!("this file holds {} and no object", describe(value)),
                "write an object `{…}` with the fields of the schema, or remove the file"
                    .to_owned(),
            ),
            ValidationErrorKind::Type { .. } => (
                if unions::is_entry(at) {
                    format!("an entry of `{name}` is {}", describe(value))
                } else {
                    format!("`{name}` is {}", describe(value))
                },
                self.form_wanted(error),
            ),
            ValidationErrorKind::Format { format } if format == "date-time" => (
                format!("{value} is no date and time"),
                dates::mend(value.as_str().unwrap_or_default()),
            ),
            ValidationErrorKind::Format { format } if format == Slug::FORMAT => self.no_slug(error),
            ValidationErrorKind::MinItems { limit } if *limit > 1 => {
                let count = value.as_array().map_or(0, Vec::len);
                let what = match count {
                    0 => format!("`{name}` is empty"),
                    1 => format!("`{name}` has one entry"),
                    count => format!("`{name}` has {count} entries"),
                };
                (what, format!("it needs {limit} at least"))
            }
            ValidationErrorKind::MinItems { .. } => (
                format!("`{name}` is empty"),
                "it needs one entry at least".to_owned(),
            ),
            ValidationErrorKind::MinLength { .. } => {
                (format!("`{name}` is empty"), self.words_wanted(error))
            }
            ValidationErrorKind::Format { format } if format == WORDS => (
                blank(name, value.as_str().unwrap_or_default()),
                self.words_wanted(error),
            ),
            ValidationErrorKind::Pattern { pattern } if pattern == Language::PATTERN => {
                let tag = meant::language(value.as_str().unwrap_or_default());
                let mend = match tag {
                    Some(tag) => format!("write it as `{tag}`"),
                    None => "write a BCP 47 tag, such as `en`, `ar` or `zh-Hant`".to_owned(),
                };
                (format!("{value} is no language tag"), mend)
            }
            ValidationErrorKind::Pattern { pattern } => {
                let written = value.as_str().unwrap_or_default();
                let mend = if pattern.contains("mailto:") && written.contains('@') {
                    format!("write it as `mailto:{written}`")
                } else {
                    self.description(error)
                };
                (format!("{value} is not of the right form"), mend)
            }
            _ => out_of_bounds(error).unwrap_or_else(|| {
                let what = error.masked_with("it").to_string();
                (format!("`{name}`: {what}"), self.description(error))
            }),
        }
    }

    /// How to add a field that is missing.
    fn addition(&self, error: &ValidationError, field: &str) -> String {
        if self.is_choice(error, "/required") {
            let name = self.first_type(error);
            return format!("say what this is: `\"type\": \"{name}\"`, for example");
        }
        match field {
            "provider" => "say who sends it: `\"provider\": \"mastodon\"` for a post of any server of Mastodon, `frame` \
                           for a page that may be framed; or link to it"
                .to_owned(),
            _ => format!("add `\"{field}\": …`"),
        }
    }

    /// How to mend a field without words.
    fn words_wanted(&self, error: &ValidationError) -> String {
        let path = error.schema_path().as_str();
        let mut outer = path.rsplitn(4, '/').skip(1);
        let name = outer.next().unwrap_or_default();
        let required = outer
            .nth(1)
            .and_then(|object| self.schema.pointer(object)?.get("required")?.as_array());
        if required.is_some_and(|names| names.iter().any(|one| one == name)) {
            "write something".to_owned()
        } else {
            "write something, or leave it out".to_owned()
        }
    }

    fn no_slug(&self, error: &ValidationError) -> (String, String) {
        let written = error.instance().as_str().unwrap_or_default();
        let what = match written.parse::<Slug>() {
            Err(why) => format!("`{written}` is no slug: {why}"),
            Ok(_) => format!("`{written}` is no slug"),
        };
        let mend = match as_slug(written) {
            Some(slug) => format!("write it as `{slug}`"),
            None => self.description(error),
        };
        (what, mend)
    }

    fn explain_unknown(
        &self,
        error: &ValidationError,
        unexpected: &[String],
        source: &Source,
        problems: &mut Vec<Problem>,
    ) {
        let at = error.instance_path().as_str();
        let known = self.known_fields(error);
        for field in unexpected {
            let mend = match meant::field(field, &known) {
                Some(ours) => format!("did you mean `{ours}`?"),
                None => suggestion(field, known.iter().copied()),
            };
            // Behind a value without quotation marks a second word is a name.
            let is_flag = error.instance().get(field) == Some(&Value::Bool(true));
            let mend = if source.form(false, is_flag) {
                format!(
                    "{mend}; or put several words in quotation marks, as in `title=\"Two words\"`"
                )
            } else {
                mend
            };
            let what = format!("there is no field `{field}` here");
            let pointer = format!("{at}/{}", pointer::escape(field));
            problems.push(source.problem(&pointer, what, mend));
        }
    }

    /// Of several forms that a value may have, explains the one that was meant.
    fn explain_forms(
        &self,
        error: &ValidationError,
        forms: &[Vec<ValidationError<'static>>],
        source: &Source,
        problems: &mut Vec<Problem>,
    ) {
        let at = error.instance_path().as_str();
        let words: Vec<_> = forms
            .iter()
            .map(|form| form.iter().flat_map(words).collect())
            .collect();
        if words.iter().all(|words: &Vec<&str>| !words.is_empty()) {
            problems.push(no_choice(error, &words.concat(), source));
            return;
        }
        if let Some((what, mend)) = unions::misplaced(at, error.instance()) {
            problems.push(source.problem(at, what, mend));
            return;
        }
        let is_of_another_type = |error: &ValidationError| {
            let is_type = match error.kind() {
                ValidationErrorKind::Type { .. } => true,
                ValidationErrorKind::OneOfNotValid { context } => {
                    are_words(context) && !error.instance().is_string()
                }
                _ => false,
            };
            is_type && error.instance_path().as_str() == at
        };
        let lacks_its_name = |error: &ValidationError| {
            let is_required = matches!(error.kind(), ValidationErrorKind::Required { .. });
            is_required && error.instance_path().as_str() == at
        };
        let mut meant: Vec<_> = forms
            .iter()
            .filter(|errors| !errors.iter().any(is_of_another_type))
            .collect();
        // Of several kinds of objects, the one whose name is there.
        if meant.len() > 1 {
            meant.retain(|errors| !errors.iter().any(lacks_its_name));
        }
        // What may be left out has one form besides nothing.
        let mut others = forms
            .iter()
            .filter(|errors| !errors.iter().any(|error| self.is_nothing(error)));
        let written_out = match (others.next(), others.next()) {
            (Some(errors), None) => errors.as_slice(),
            _ => &[],
        };
        match meant.as_slice() {
            [errors] => errors
                .iter()
                .for_each(|error| self.explain(error, source, problems)),
            _ if !written_out.is_empty() => written_out
                .iter()
                .for_each(|error| self.explain(error, source, problems)),
            _ => {
                let value = error.instance();
                let what = format!("this is {}", describe(value));
                problems.push(source.problem(at, what, self.forms(error, forms)));
            }
        }
    }

    /// The forms that a value may have: those of objects by the fields that they have to have.
    fn forms(&self, error: &ValidationError, forms: &[Vec<ValidationError<'static>>]) -> String {
        let fields = forms
            .iter()
            .flatten()
            .filter_map(|error| match error.kind() {
                ValidationErrorKind::Required { property } => property.as_str(),
                _ => None,
            });
        let fields: BTreeSet<_> = fields.map(|field| format!("`\"{field}\": …`")).collect();
        if fields.is_empty() || !error.instance().is_object() {
            return self.description(error);
        }
        let fields: Vec<_> = fields.into_iter().collect();
        format!("write {} in it", fields.join(" or "))
    }
}
