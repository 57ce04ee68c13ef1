use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;

use super::{Audio, Block, Embed, Found, Parts, Picture, Video};

/// What leads a story. In JSON a picture, or a block of the type `audio`, `video` or `embed`.
#[derive(Debug, Clone, PartialEq)]
pub enum Lead {
    /// A picture, which stands on the story's card too.
    Picture(Picture),
    /// A sound, a film, or what stands elsewhere; its picture stands on the card.
    Player(Box<Block>),
}

/// The blocks that can lead a story.
#[derive(Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
enum Player {
    Audio(Audio),
    Video(Video),
    Embed(Embed),
}

impl Lead {
    /// The picture on cards and in link previews.
    pub fn picture(&self) -> Option<&Picture> {
        match self {
            Self::Picture(picture) => Some(picture),
            Self::Player(block) => match &**block {
                Block::Audio(audio) => audio.picture.as_ref(),
                Block::Video(video) => video.poster.as_ref(),
                Block::Embed(embed) => embed.picture.as_ref(),
                _ => None,
            },
        }
    }

    /// What plays, where it is no picture.
    pub fn player(&self) -> Option<&Block> {
        match self {
            Self::Picture(_) => None,
            Self::Player(block) => Some(block),
        }
    }
}

impl Parts for Lead {
    fn find<'a>(&'a self, at: &str, found: &mut Found<'a>) {
        match self {
            Self::Picture(picture) => picture.find(at, found),
            Self::Player(block) => block.find(at, found),
        }
    }
}

impl Serialize for Lead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Picture(picture) => picture.serialize(serializer),
            Self::Player(block) => block.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Lead {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // By hand, since serde's untagged enums don't say what is wrong.
        let value = Value::deserialize(deserializer)?;
        let lead = if value.get("type").is_some() {
            Player::deserialize(value).map(|player| {
                Self::Player(Box::new(match player {
                    Player::Audio(audio) => Block::Audio(audio),
                    Player::Video(video) => Block::Video(video),
                    Player::Embed(embed) => Block::Embed(embed),
                }))
            })
        } else {
            Picture::deserialize(value).map(Self::Picture)
        };
        lead.map_err(de::Error::custom)
    }
}

impl JsonSchema for Lead {
    fn schema_name() -> Cow<'static, str> {
        "Lead".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let player = generator.subschema_for::<Player>();
        let picture = generator.subschema_for::<Picture>();
        json_schema!({
            "description": "A picture, or an object of the `type` `audio`, `video` or `embed`.",
            "if": { "type": "object", "required": ["type"] },
            "then": player,
            "else": picture
        })
    }
}
