use jiff::{SignedDuration, Timestamp};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// A point in time, read from and written as an RFC 3339 date-time with its offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub Timestamp);

impl Moment {
    /// So many hours later.
    pub fn later(self, hours: u32) -> Self {
        let later = self.0.checked_add(SignedDuration::from_hours(hours.into()));
        Self(later.unwrap_or(Timestamp::MAX))
    }
}

impl JsonSchema for Moment {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "A date and time with its offset from UTC (RFC 3339), such as 2025-05-09T18:30:00+01:00."
        })
    }
}
