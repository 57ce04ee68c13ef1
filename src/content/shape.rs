//! A file against its schema, in sentences.

use std::sync::LazyLock;

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    Problem, branches,
    problem::{first_few, suggestion},
    schema,
    source::Source,
    wording::{article, as_slug, field, kind_of, pointer},
};

/// A kind of content file: its type and its schema.
pub struct Shape<T> {
    validator: Validator,
    schema: Value,
    kind: std::marker::PhantomData<fn() -> T>,
}

impl<T: JsonSchema + DeserializeOwned> Shape<T> {
    pub fn new() -> Self {
        let schema = branches::by_type(schema::<T>());
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .expect("a schema made from a type is a schema");
        Self {
            validator,
            schema,
            kind: std::marker::PhantomData,
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
            Ok(value) if problems.is_empty() => Ok(value),
            Ok(_) => Err(problems),
            Err(error) => {
                // The schema's sentences are better; where it saw nothing, this one is needed.
                if problems.is_empty() {
                    let pointer = pointer(error.path());
                    let word = source.value().pointer(&pointer).and_then(Value::as_str);
                    let mend = match word.and_then(as_slug) {
                        Some(slug) => format!("write it as `{slug}`"),
                        None => "see the schema".to_owned(),
                    };
                    let what = error.inner().to_string();
                    problems.push(source.problem(&pointer, what, mend));
                }
                Err(problems)
            }
        }
    }
}

impl<T> Shape<T> {
    fn explain(&self, error: &ValidationError, source: &Source, problems: &mut Vec<Problem>) {
        let at = error.instance_path().as_str();
        let name = field(at);
        let mut say = |pointer: &str, what: String, mend: String| {
            problems.push(source.problem(pointer, what, mend));
        };
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for field in unexpected {
                    let known = self.known_fields(error);
                    let pointer = format!("{at}/{}", field.replace('~', "~0").replace('/', "~1"));
                    let mend = suggestion(field, known.iter().map(String::as_str));
                    say(&pointer, format!("there is no field `{field}` here"), mend);
                }
            }
            ValidationErrorKind::Required { property } => {
                let field = property.as_str().unwrap_or_default();
                let mend = match self.is_choice(error, "/required") {
                    true => "say what this is: `\"type\": \"paragraph\"`, for example".to_owned(),
                    false => format!("add `\"{field}\": …`"),
                };
                say(at, format!("`{field}` is missing"), mend);
            }
            ValidationErrorKind::OneOfNotValid { context }
            | ValidationErrorKind::AnyOf { context } => {
                self.explain_choice(error, context, source, problems);
            }
            ValidationErrorKind::Type { .. } if self.is_choice(error, "/type") => say(
                at,
                format!("this is {}", kind_of(error.instance())),
                "write an object with a `type`".to_owned(),
            ),
            ValidationErrorKind::Type { .. } => say(
                at,
                format!("`{name}` is {}", kind_of(error.instance())),
                format!("it has to be {}", self.wanted(error)),
            ),
            ValidationErrorKind::Format { format } if format == "date-time" => say(
                at,
                format!("{} is no date and time", error.instance()),
                "write it as in 2025-05-09T18:30:00+01:00, with the offset from UTC".to_owned(),
            ),
            ValidationErrorKind::MinItems { .. } => {
                say(
                    at,
                    format!("`{name}` is empty"),
                    "it needs one entry at least".to_owned(),
                );
            }
            ValidationErrorKind::Enum { options } => {
                let words: Vec<_> = options
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                match self.is_choice(error, "/properties/type/enum") {
                    true => {
                        let kind = error.instance();
                        let mend = suggestion(kind.as_str().unwrap_or_default(), words);
                        say(at, format!("there is no type {kind} here"), mend);
                    }
                    false => problems.push(no_choice(error, &words, source)),
                }
            }
            ValidationErrorKind::MinLength { .. } => {
                say(
                    at,
                    format!("`{name}` is empty"),
                    "write something, or leave it out".to_owned(),
                );
            }
            ValidationErrorKind::Pattern { .. } => say(
                at,
                format!("{} is not of the right form", error.instance()),
                self.description(error),
            ),
            _ => say(at, format!("`{name}`: {error}"), self.description(error)),
        }
    }

    /// Of several forms that a value may have, explains the one that was meant.
    fn explain_choice(
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
        let is_other = |error: &ValidationError| {
            let is_type = matches!(error.kind(), ValidationErrorKind::Type { .. });
            is_type && error.instance_path().as_str() == at
        };
        let mut meant = forms.iter().filter(|errors| !errors.iter().any(is_other));
        match (meant.next(), meant.next()) {
            (Some(errors), None) => errors
                .iter()
                .for_each(|error| self.explain(error, source, problems)),
            _ => {
                let what = format!("this is {}", kind_of(error.instance()));
                problems.push(source.problem(at, what, self.description(error)));
            }
        }
    }

    /// Whether it is of the choice between several kinds of objects that something is wrong, in its
    /// keyword of that name.
    fn is_choice(&self, error: &ValidationError, keyword: &str) -> bool {
        let path = error.schema_path().as_str().strip_suffix(keyword);
        path.and_then(|path| self.schema.pointer(path))
            .is_some_and(branches::are_in)
    }

    fn known_fields(&self, error: &ValidationError) -> Vec<String> {
        let fields = self
            .around(error)
            .and_then(|object| object.get("properties")?.as_object());
        fields
            .map(|fields| {
                fields
                    .keys()
                    .filter(|name| *name != "$schema")
                    .cloned()
                    .collect()
            })
            .unwrap_or_default()
    }

    fn wanted(&self, error: &ValidationError) -> String {
        match self.around(error).and_then(|schema| schema.get("type")) {
            Some(Value::String(one)) => article(one),
            Some(Value::Array(several)) => {
                let several = several
                    .iter()
                    .filter_map(Value::as_str)
                    .filter(|one| *one != "null");
                several.map(article).collect::<Vec<_>>().join(" or ")
            }
            _ => "of another kind".to_owned(),
        }
    }

    fn description(&self, error: &ValidationError) -> String {
        let description = self
            .around(error)
            .and_then(|schema| schema.get("description")?.as_str());
        description.unwrap_or("see the schema").to_owned()
    }

    /// The schema that the keyword which failed belongs to.
    fn around(&self, error: &ValidationError) -> Option<&Value> {
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
    let name = field(at);
    let value = error.instance();
    let mend = suggestion(value.as_str().unwrap_or_default(), words.iter().copied());
    source.problem(at, format!("`{name}` can't be {value}"), mend)
}

/// The shapes of all content files, made once.
pub struct Shapes {
    pub article: Shape<crate::model::Article>,
    pub author: Shape<crate::model::Author>,
    pub page: Shape<crate::model::StaticPage>,
    pub site: Shape<crate::model::Site>,
}

pub static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes {
    article: Shape::new(),
    author: Shape::new(),
    page: Shape::new(),
    site: Shape::new(),
});
