use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A colour of the theme, by name; `style/tokens.css` says what it looks like by day and by night.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Tone {
    Red,
    Blue,
    Green,
    Plum,
    Ochre,
    Teal,
    Rust,
    Slate,
    Violet,
}

impl Tone {
    /// In the order in which sections have them.
    pub const ALL: [Self; 9] = [
        Self::Blue,
        Self::Ochre,
        Self::Green,
        Self::Plum,
        Self::Teal,
        Self::Red,
        Self::Slate,
        Self::Violet,
        Self::Rust,
    ];

    /// As content files and styles name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Plum => "plum",
            Self::Ochre => "ochre",
            Self::Teal => "teal",
            Self::Rust => "rust",
            Self::Slate => "slate",
            Self::Violet => "violet",
        }
    }
}
