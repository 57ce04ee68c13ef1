use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A link to a page of this publication (`/section/slug/`) or elsewhere (`https://…`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Href(pub String);

/// The path of a file under `content/media/` that is no picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct MediaFile(pub String);
