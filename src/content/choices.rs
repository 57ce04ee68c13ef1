//! What is said of a word that is none of those that it could be.

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

use super::{Problem, meant, pointer::field, problem::suggestion, source::Source};

/// The words that a form may be, where it is made of words.
pub fn words<'a>(error: &'a ValidationError) -> Vec<&'a str> {
    match error.kind() {
        ValidationErrorKind::Constant { expected_value } => expected_value
            .as_str()
            .filter(|_| !error.instance_path().as_str().ends_with("/type"))
            .into_iter()
            .collect(),
        ValidationErrorKind::Enum { options } => {
            let options = options.as_array().into_iter().flatten();
            options.filter_map(Value::as_str).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether each form that a value could have is a word.
pub fn are_words(forms: &[Vec<ValidationError>]) -> bool {
    let is_word = |form: &Vec<ValidationError>| form.iter().any(|error| !words(error).is_empty());
    forms.iter().all(is_word)
}

/// A word that is none of those that it could be.
pub fn no_choice(error: &ValidationError, words: &[&str], source: &Source) -> Problem {
    let at = error.instance_path().as_str();
    let (name, value) = (field(at), error.instance());
    let written = value.as_str().unwrap_or_default().to_lowercase();
    let mut mend = match meant::alias(name, &written, words) {
        Some(name) => format!("did you mean `{name}`?"),
        None => suggestion(&written, words.iter().copied()),
    };
    if mend.ends_with('?') {
        let all: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
        mend += &format!(" It can be {}", all.join(", "));
    }
    source.problem(at, format!("`{name}` can't be {value}"), mend)
}
