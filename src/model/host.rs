use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// A server or service that sites are served by.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Host {
    Apache,
    Caddy,
    CloudflarePages,
    Firebase,
    GithubPages,
    GitlabPages,
    Netlify,
    Nginx,
    /// A bucket of Amazon S3, or of what speaks its protocol.
    S3,
    Vercel,
}

impl Host {
    /// As the site file names it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Apache => "apache",
            Self::Caddy => "caddy",
            Self::CloudflarePages => "cloudflare-pages",
            Self::Firebase => "firebase",
            Self::GithubPages => "github-pages",
            Self::GitlabPages => "gitlab-pages",
            Self::Netlify => "netlify",
            Self::Nginx => "nginx",
            Self::S3 => "s3",
            Self::Vercel => "vercel",
        }
    }

    /// Whether headers of one's own can't be had there by a file.
    pub fn sends_no_headers(self) -> bool {
        matches!(self, Self::GithubPages | Self::GitlabPages | Self::S3)
    }
}

/// Reads one host, or a list of them.
pub fn one_or_several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Host>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Hosts {
        One(Host),
        Several(Vec<Host>),
    }
    Ok(match Hosts::deserialize(from)? {
        Hosts::One(host) => vec![host],
        Hosts::Several(hosts) => hosts,
    })
}

/// The schema of that.
pub fn one_or_several_schema(generator: &mut SchemaGenerator) -> Schema {
    let host = generator.subschema_for::<Host>();
    json_schema!({
        "anyOf": [host, { "type": "array", "items": host, "minItems": 1, "uniqueItems": true }]
    })
}
