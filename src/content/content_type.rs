//! The kinds of content files, each with its schema, and what is wrong with a file in sentences.

use std::{marker::PhantomData, sync::LazyLock};

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    Problem, branches, dates,
    pointer::{self, field},
    problem::{first_few, suggestion},
    schema,
    source::Source,
    visible::{WORDS, blank, with_words},
    wording::{as_slug, describe, describe_type},
};
use crate::{
    grammar::words::is_visible,
    model::{Article, Author, Site, StaticPage},
};

/// A kind of content file: its type and its schema.
pub struct ContentType<T> {
    validator: Validator,
    schema: Value,
    value: PhantomData<fn() -> T>,
}

/// All of them.
pub struct ContentTypes {
    /// The files of `articles/`.
    pub article: ContentType<Article>,
    /// The files of `authors/`.
    pub author: ContentType<Author>,
    /// The files of `pages/`.
    pub page: ContentType<StaticPage>,
    /// `site.json`.
    pub site: ContentType<Site>,
}

/// Made once, since a validator takes longer to make than most files to read.
pub static CONTENT_TYPES: LazyLock<ContentTypes> = LazyLock::new(|| ContentTypes {
    article: ContentType::new(),
    author: ContentType::new(),
    page: ContentType::new(),
    site: ContentType::new(),
});

impl<T: JsonSchema + DeserializeOwned> ContentType<T> {
    fn new() -> Self {
        let schema = with_words(branches::by_type(schema::<T>()));
        #[expect(clippy::expect_used, reason = "it depends on no input")]
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .with_format(WORDS, is_visible)
            .build(&schema)
            .expect("a schema made from a type is a schema");
        Self {
            validator,
            schema,
            value: PhantomData,
        }
    }

    /// The value in a file, or all that keeps it from being one.
    pub fn read(&self, source: &Source) -> Result<T, Vec<Problem>> {
        let mut problems = source.repeated_keys();
        for error in self.validator.iter_errors(source.value()) {
            self.explain(&error, source, &mut problems);
        }
        let mut problems = first_few(problems);
        let mut value = source.value().clone();
        if let Some(fields) = value.as_object_mut() {
            fields.remove("$schema");
        }
        match serde_path_to_error::deserialize(value) {
            Ok(value) if problems.is_empty() => return Ok(value),
            Ok(_) => {}
            // The schema's sentences are better; where it found nothing, this one is needed.
            Err(error) if problems.is_empty() => {
                problems = dates::unreadable(source);
                if !problems.is_empty() {
                    return Err(problems);
                }
                let pointer = pointer::from_path(error.path());
                let word = source.value().pointer(&pointer).and_then(Value::as_str);
                let mend = match word.and_then(as_slug) {
                    Some(slug) => format!("write it as `{slug}`"),
                    None => "see the schema".to_owned(),
                };
                let what = error.inner().to_string();
                problems.push(source.problem(&pointer, what, mend));
            }
            Err(_) => {}
        }
        Err(problems)
    }
}

impl<T> ContentType<T> {
    fn explain(&self, error: &ValidationError, source: &Source, problems: &mut Vec<Problem>) {
        let at = error.instance_path().as_str();
        let (name, value) = (field(at), error.instance());
        let mut say = |what: String, mend: String| problems.push(source.problem(at, what, mend));
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                self.explain_unknown(error, unexpected, source, problems);
            }
            ValidationErrorKind::Required { property } => {
                let field = property.as_str().unwrap_or_default();
                let mend = if self.is_choice(error, "/required") {
                    "say what this is: `\"type\": \"paragraph\"`, for example".to_owned()
                } else {
                    format!("add `\"{field}\": …`")
                };
                say(format!("`{field}` is missing"), mend);
            }
            ValidationErrorKind::OneOfNotValid { context }
            | ValidationErrorKind::AnyOf { context } => {
                self.explain_forms(error, context, source, problems);
            }
            ValidationErrorKind::Type { .. } if self.is_choice(error, "/type") => say(
                format!("this is {}", describe(value)),
                "write an object with a `type`".to_owned(),
            ),
            ValidationErrorKind::Type { .. } => say(
                format!("`{name}` is {}", describe(value)),
                format!("it has to be {}", self.wanted(error)),
            ),
            ValidationErrorKind::Format { format } if format == "date-time" => say(
                format!("{value} is no date and time"),
                "write it as in 2025-05-09T18:30:00+01:00, with the offset from UTC".to_owned(),
            ),
            ValidationErrorKind::MinItems { .. } => say(
                format!("`{name}` is empty"),
                "it needs one entry at least".to_owned(),
            ),
            ValidationErrorKind::Enum { options } => {
                let options = options.as_array().into_iter().flatten();
                let words: Vec<_> = options.filter_map(Value::as_str).collect();
                if self.is_choice(error, "/properties/type/enum") {
                    let mend = suggestion(value.as_str().unwrap_or_default(), words);
                    say(format!("there is no type {value} here"), mend);
                } else {
                    problems.push(no_choice(error, &words, source));
                }
            }
            ValidationErrorKind::MinLength { .. } => {
                say(format!("`{name}` is empty"), self.words_wanted(error));
            }
            // What has no character at all is told of by its length.
            ValidationErrorKind::Format { format } if format == WORDS => {
                let written = value.as_str().unwrap_or_default();
                if !written.is_empty() {
                    say(blank(name, written), self.words_wanted(error));
                }
            }
            ValidationErrorKind::Pattern { .. } => say(
                format!("{value} is not of the right form"),
                self.description(error),
            ),
            _ => say(format!("`{name}`: {error}"), self.description(error)),
        }
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
            let mend = suggestion(field, known.iter().copied());
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
        let words: Vec<_> = forms.iter().flatten().filter_map(word).collect();
        if !words.is_empty() && words.len() >= forms.len() {
            problems.push(no_choice(error, &words, source));
            return;
        }
        let is_of_another_type = |error: &ValidationError| {
            let is_type = matches!(error.kind(), ValidationErrorKind::Type { .. });
            is_type && error.instance_path().as_str() == at
        };
        let mut meant = forms
            .iter()
            .filter(|errors| !errors.iter().any(is_of_another_type));
        match (meant.next(), meant.next()) {
            (Some(errors), None) => errors
                .iter()
                .for_each(|error| self.explain(error, source, problems)),
            _ => {
                let what = format!("this is {}", describe(error.instance()));
                problems.push(source.problem(at, what, self.description(error)));
            }
        }
    }

    /// Whether it is the choice between several kinds of objects that fails, by its keyword at that
    /// end of the schema's path.
    fn is_choice(&self, error: &ValidationError, keyword: &str) -> bool {
        let path = error.schema_path().as_str().strip_suffix(keyword);
        path.and_then(|path| self.schema.pointer(path))
            .is_some_and(branches::are_in)
    }

    fn known_fields(&self, error: &ValidationError) -> Vec<&str> {
        let fields = self
            .schema_of(error)
            .and_then(|object| object.get("properties")?.as_object());
        fields
            .into_iter()
            .flat_map(|fields| fields.keys())
            .map(String::as_str)
            .filter(|name| *name != "$schema")
            .collect()
    }

    fn wanted(&self, error: &ValidationError) -> String {
        match self.schema_of(error).and_then(|schema| schema.get("type")) {
            Some(Value::String(one)) => describe_type(one),
            Some(Value::Array(several)) => {
                let types: Vec<_> = several
                    .iter()
                    .filter_map(Value::as_str)
                    .filter(|one| *one != "null")
                    .map(describe_type)
                    .collect();
                types.join(" or ")
            }
            _ => "of another kind".to_owned(),
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

    fn description(&self, error: &ValidationError) -> String {
        let description = self
            .schema_of(error)
            .and_then(|schema| schema.get("description")?.as_str());
        description.unwrap_or("see the schema").to_owned()
    }

    /// The schema that the keyword which failed belongs to.
    fn schema_of(&self, error: &ValidationError) -> Option<&Value> {
        let (schema, _keyword) = error.schema_path().as_str().rsplit_once('/')?;
        self.schema.pointer(schema)
    }
}

/// The word that a form stands for, where it stands for one.
fn word<'a>(error: &'a ValidationError) -> Option<&'a str> {
    match error.kind() {
        ValidationErrorKind::Constant { expected_value } => expected_value
            .as_str()
            .filter(|_| !error.instance_path().as_str().ends_with("/type")),
        _ => None,
    }
}

/// A word that is none of those that it could be.
fn no_choice(error: &ValidationError, words: &[&str], source: &Source) -> Problem {
    let at = error.instance_path().as_str();
    let (name, value) = (field(at), error.instance());
    let mend = suggestion(value.as_str().unwrap_or_default(), words.iter().copied());
    source.problem(at, format!("`{name}` can't be {value}"), mend)
}
