use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{Fonts, Found, Parts, Picture};

/// How the publication looks, as far as that can be said in a word; the rest is CSS, in `theme/`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Theme {
    /// What stands in the masthead in place of the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    #[serde(default, skip_serializing_if = "Colours::is_usual")]
    pub colours: Colours,
    #[serde(default, skip_serializing_if = "Fonts::is_usual")]
    pub fonts: Fonts,
    #[serde(default, skip_serializing_if = "MastheadStyle::is_usual")]
    pub masthead: MastheadStyle,
    /// Of pictures, boxes and buttons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corners: Option<Corners>,
    /// The rules below the masthead, above the foot and over headings; by default an Oxford rule, of a thick
    /// line and a thin one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Rules>,
}

impl Theme {
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Parts for Theme {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        for (name, file) in self.logo.iter().flat_map(Logo::files) {
            found.pictures.push((format!("{at}/logo/{name}"), &file.0));
        }
    }
}

/// The publication's name as it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Logo {
    /// Path of an SVG or PNG under `content/media/`.
    pub light: LogoFile,
    /// The same for the dark, of the same shape; by default the light one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dark: Option<LogoFile>,
    /// How wide it stands on the front of a wide screen, in CSS pixels; it is smaller elsewhere.
    #[schemars(range(min = 16, max = 1280))]
    pub width: u32,
    /// What it says, for those who don't see it; by default the publication's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub alt: Option<String>,
}

impl Logo {
    /// Each with the name of its field.
    fn files(&self) -> impl Iterator<Item = (&'static str, &LogoFile)> {
        std::iter::once(("light", &self.light)).chain(self.dark.iter().map(|dark| ("dark", dark)))
    }

    /// The pictures of it.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.files().map(|(_, file)| &file.0)
    }
}

/// A picture of which the file is all that has to be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct LogoFile(pub Picture);

impl From<String> for LogoFile {
    fn from(src: String) -> Self {
        Self(Picture {
            src,
            ..Picture::default()
        })
    }
}

impl From<LogoFile> for String {
    fn from(file: LogoFile) -> Self {
        file.0.src
    }
}

impl JsonSchema for LogoFile {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LogoFile".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// Colours as CSS writes them, opaque.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct Colours {
    /// Behind everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Colour>,
    /// Behind what is set apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plate: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Colour>,
    /// Of captions, dates and other small words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Colour>,
    /// Of hairlines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Colour>,
    /// Around what the keyboard is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<Colour>,
    /// A tone, as of sections; so are the eight below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub red: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blue: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub green: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plum: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ochre: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teal: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rust: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slate: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub violet: Option<Colour>,
}

impl Colours {
    /// Each by the name of its field.
    pub fn all(&self) -> [(&'static str, Option<&Colour>); 15] {
        [
            ("page", &self.page),
            ("plate", &self.plate),
            ("text", &self.text),
            ("quiet", &self.quiet),
            ("rule", &self.rule),
            ("focus", &self.focus),
            ("red", &self.red),
            ("blue", &self.blue),
            ("green", &self.green),
            ("plum", &self.plum),
            ("ochre", &self.ochre),
            ("teal", &self.teal),
            ("rust", &self.rust),
            ("slate", &self.slate),
            ("violet", &self.violet),
        ]
        .map(|(name, colour)| (name, colour.as_ref()))
    }

    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// A colour by day and by night. One alone is that of the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Colour {
    Light(String),
    Both { light: String, dark: String },
}

impl Colour {
    /// What is written, each with its JSON pointer from here.
    pub fn written(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let (first, second) = match self {
            Self::Light(light) => (("", light), None),
            Self::Both { light, dark } => (("/light", light), Some(("/dark", dark))),
        };
        let all = std::iter::once(first).chain(second);
        all.map(|(at, colour)| (at, colour.as_str()))
    }
}

/// The top of every page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(inline)]
pub struct MastheadStyle {
    /// By default centred on the front and at the side elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<MastheadLayout>,
    /// Whether the sections stay in view, where the window is high enough.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sticky: bool,
}

impl MastheadStyle {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum MastheadLayout {
    /// Name and sections in the middle, on every page.
    Centred,
    /// Name and sections where lines begin, on every page.
    Left,
    /// Name and sections on one line where there is room, on every page.
    Slim,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Corners {
    Square,
    /// A little rounded.
    Soft,
    Round,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Rules {
    /// A thick line and a thin one.
    Oxford,
    Hairline,
    Heavy,
    None,
}
