use std::collections::BTreeMap;

use super::pointer;

/// Where a value of a file stands, with those in it.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Where it begins, in bytes; a field of an object with its name.
    pub offset: usize,
    /// Those of an object.
    pub fields: BTreeMap<String, Part>,
    /// Those of a list.
    pub items: Vec<Part>,
}

impl Part {
    /// The offset of the value at a JSON pointer (RFC 6901), or of the nearest one around it.
    pub fn at(&self, pointer: &str) -> usize {
        let mut part = self;
        for segment in pointer.split('/').skip(1) {
            match part.inside(&pointer::unescape(segment)) {
                Some(inside) => part = inside,
                None => break,
            }
        }
        part.offset
    }

    fn inside(&self, segment: &str) -> Option<&Self> {
        let item = || self.items.get(segment.parse::<usize>().ok()?);
        self.fields.get(segment).or_else(item)
    }
}
