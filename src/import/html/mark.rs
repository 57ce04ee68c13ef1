//! What words mean, while they are read.

use std::rc::Rc;

use serde_json::{Map, Value};

/// What a run of words means: a span of the model without its words.
#[derive(Debug, Clone)]
pub struct Mark {
    /// One for each element of the source.
    pub id: u32,
    /// Those of the span.
    pub fields: Rc<Map<String, Value>>,
}

impl Mark {
    /// A span of that type, with its other fields.
    pub fn new(id: u32, kind: &str, more: &[(&str, &str)]) -> Self {
        let mut fields = Map::new();
        fields.insert("type".to_owned(), kind.into());
        for (name, value) in more {
            fields.insert((*name).to_owned(), (*value).into());
        }
        Self {
            id,
            fields: Rc::new(fields),
        }
    }

    /// The type of the span.
    pub fn kind(&self) -> &str {
        self.fields["type"].as_str().unwrap_or_default()
    }
}
