//! The kinds of content files, each with its schema.

use std::{marker::PhantomData, sync::LazyLock};

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    Problem, branches, dates, pointer,
    problem::first_few,
    reading::EVERY_FIELD_IS_KNOWN_AND_OF_ITS_KIND,
    schema,
    source::Source,
    visible::{WORDS, with_words},
    wanted::SEE,
    wording::as_slug,
};
use crate::{
    grammar::words::is_visible,
    model::{Author, Site, Slug, StyleGuide},
};

/// A kind of content file: its type and its schema.
pub struct ContentType<T> {
    validator: Validator,
    pub(super) schema: Value,
    value: PhantomData<fn() -> T>,
}

/// Those that hold no blocks.
pub struct ContentTypes {
    /// The files of `authors/`.
    pub author: ContentType<Author>,
    /// `site.json`.
    pub site: ContentType<Site>,
    /// `style.json`.
    pub style: ContentType<StyleGuide>,
}

/// Made once, since a validator takes longer to make than most files to read.
pub static CONTENT_TYPES: LazyLock<ContentTypes> = LazyLock::new(|| ContentTypes {
    author: ContentType::new(),
    site: ContentType::new(),
    style: ContentType::new(),
});

impl<T: JsonSchema + DeserializeOwned> ContentType<T> {
    fn new() -> Self {
        #[expect(clippy::expect_used, reason = "it depends on no input")]
        Self::of(schema::<T>()).expect("a schema made from a type is a schema")
    }

    /// Of values by a schema that may say more than the type.
    ///
    /// # Errors
    /// Why it is no schema, in words.
    pub fn of(schema: Value) -> Result<Self, String> {
        let schema = with_words(branches::by_type(schema));
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .with_format(Slug::FORMAT, is_slug)
            .with_format(WORDS, is_visible)
            // A rule has more to say of it.
            .with_format("uri", |_: &str| true)
            .build(&schema)
            .map_err(|error| error.to_string())?;
        Ok(Self {
            validator,
            schema,
            value: PhantomData,
        })
    }

    /// The value in a file, and all that keeps it from being published. Where nothing is wrong but slugs,
    /// there is a value with those that were probably meant, so that the rest can be looked at.
    pub fn read(&self, source: &Source) -> (Option<T>, Vec<Problem>) {
        let (value, mut problems) = self.value(source);
        for problem in &mut problems {
            problem.breaks(EVERY_FIELD_IS_KNOWN_AND_OF_ITS_KIND);
        }
        (value, problems)
    }

    fn value(&self, source: &Source) -> (Option<T>, Vec<Problem>) {
        let mut problems = source.faults();
        let mut value = source.value().clone();
        let mut are_slugs = problems.is_empty();
        // What is wrong is looked for where something is: most files are right.
        if !self.validator.is_valid(source.value()) {
            for error in self.validator.iter_errors(source.value()) {
                self.explain(&error, source, &mut problems);
                are_slugs &= mended(&error, &mut value).is_some();
            }
        }
        let mut problems = first_few(problems);
        if let Some(fields) = value.as_object_mut() {
            fields.remove("$schema");
        }
        match serde_path_to_error::deserialize(value) {
            Ok(value) if are_slugs => return (Some(value), problems),
            Ok(_) => {}
            // The schema's sentences are better; where it found nothing, this one is needed.
            Err(error) if problems.is_empty() => {
                problems = dates::unreadable(source);
                if !problems.is_empty() {
                    return (None, problems);
                }
                let pointer = pointer::from_path(error.path());
                let what = error.inner().to_string();
                problems.push(source.problem(&pointer, what, SEE));
            }
            Err(_) => {}
        }
        (None, problems)
    }
}

/// Puts what was probably meant in the place of a slug that is none; nothing where something else is wrong.
fn mended(error: &ValidationError, value: &mut Value) -> Option<()> {
    match error.kind() {
        ValidationErrorKind::Format { format } if format == Slug::FORMAT => {
            let written = value.pointer_mut(error.instance_path().as_str())?;
            *written = as_slug(written.as_str()?)?.into();
            Some(())
        }
        _ => None,
    }
}

/// What is empty or too long is told of by other words.
fn is_slug(written: &str) -> bool {
    let is_of_length = (1..=Slug::LONGEST).contains(&written.chars().count());
    !is_of_length || written.parse::<Slug>().is_ok()
}
