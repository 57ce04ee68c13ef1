use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How old something may be, in hours, days of 24 hours or weeks: `36h`, `3d`, `2w`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Age(#[schemars(regex(pattern = "^[1-9][0-9]{0,4}[hdw]$"))] String);

impl Age {
    /// In hours; 0 where it is none.
    pub fn hours(&self) -> u32 {
        let units = [('h', 1), ('d', 24), ('w', 7 * 24)];
        let hours = units.into_iter().find_map(|(unit, hours)| {
            let number: u32 = self.0.strip_suffix(unit)?.parse().ok()?;
            Some(number.saturating_mul(hours))
        });
        hours.unwrap_or_default()
    }
}
