//! What a schema asks for where it was not met.

use jsonschema::ValidationError;
use serde_json::Value;

use super::{branches, content_type::ContentType, wording::describe_type};

/// Where nothing better is known.
pub const SEE: &str =
    "write it as the schema says, which editors show: `standfirst lsp` completes it";

impl<T> ContentType<T> {
    /// Whether it is the choice between several kinds of objects that fails, by its keyword at that
    /// end of the schema's path.
    pub(super) fn is_choice(&self, error: &ValidationError, keyword: &str) -> bool {
        let path = error.schema_path().as_str().strip_suffix(keyword);
        path.and_then(|path| self.schema.pointer(path))
            .is_some_and(branches::are_in)
    }

    pub(super) fn known_fields(&self, error: &ValidationError) -> Vec<&str> {
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

    pub(super) fn wanted(&self, error: &ValidationError) -> String {
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

    pub(super) fn description(&self, error: &ValidationError) -> String {
        let description = self
            .schema_of(error)
            .and_then(|schema| schema.get("description")?.as_str());
        description.unwrap_or(SEE).replace('\n', " ")
    }

    /// The schema that the keyword which failed belongs to.
    pub(super) fn schema_of(&self, error: &ValidationError) -> Option<&Value> {
        let (path, _keyword) = error.schema_path().as_str().rsplit_once('/')?;
        path.split('/')
            .skip(1)
            .try_fold(&self.schema, |schema, step| {
                let inside = schema.pointer(&format!("/{step}"))?;
                match inside.as_str() {
                    Some(target) if step == "$ref" => {
                        self.schema.pointer(target.strip_prefix('#')?)
                    }
                    _ => Some(inside),
                }
            })
    }

    /// Whether it is only `null` that a form asks for.
    pub(super) fn is_nothing(&self, error: &ValidationError) -> bool {
        let schema = self.schema_of(error);
        schema.is_some_and(|schema| schema.get("type").is_some_and(|name| name == "null"))
    }
}
