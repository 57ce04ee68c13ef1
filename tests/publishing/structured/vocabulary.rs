//! Which types and properties there are, and which are asked for.

/// What articles of every kind may say.
#[rustfmt::skip]
pub const ARTICLE: &[&str] = &["about", "articleSection", "author", "contributor", "correction",
        "dateModified", "datePublished", "description", "editor", "headline", "image", "inLanguage",
        "isAccessibleForFree", "publisher", "review", "speakable", "sponsor", "translator", "url", "video",
        "wordCount", "workTranslation"];
#[rustfmt::skip]
const PAGE: &[&str] = &["dateModified", "description", "inLanguage", "isPartOf", "mainEntity", "name",
        "publisher", "url"];
const SOMEBODY: &[&str] = &["description", "image", "name", "sameAs", "url"];

/// Each type with those of its properties (schema.org) that pages use.
#[rustfmt::skip]
pub const VOCABULARY: [(&str, &[&str]); 40] = [
    ("AdvertiserContentArticle", ARTICLE),
    ("AnalysisNewsArticle", ARTICLE),
    ("BackgroundNewsArticle", ARTICLE),
    ("NewsArticle", ARTICLE),
    ("OpinionNewsArticle", ARTICLE),
    ("ReportageNewsArticle", ARTICLE),
    ("ReviewNewsArticle", &["itemReviewed", "reviewRating"]),
    ("LiveBlogPosting", &["coverageEndTime", "coverageStartTime", "liveBlogUpdate"]),
    ("BlogPosting", &["articleBody", "author", "dateModified", "datePublished", "headline", "url"]),
    ("CollectionPage", PAGE),
    ("ProfilePage", PAGE),
    ("WebPage", PAGE),
    ("WebSite", &["description", "inLanguage", "name", "publisher", "url"]),
    ("NewsMediaOrganization", &["correctionsPolicy", "ethicsPolicy", "logo", "name",
        "publishingPrinciples", "sameAs", "url"]),
    ("Organization", SOMEBODY),
    ("Person", SOMEBODY),
    ("BreadcrumbList", &["itemListElement"]),
    ("ItemList", &["itemListElement"]),
    ("ListItem", &["item", "name", "position", "url"]),
    ("CorrectionComment", &["datePublished", "text"]),
    ("SpeakableSpecification", &["cssSelector"]),
    ("CreativeWork", &["author", "inLanguage", "name", "url"]),
    ("Review", &["author", "itemReviewed", "reviewBody", "reviewRating"]),
    ("Rating", &["bestRating", "ratingValue", "worstRating"]),
    ("Book", &["author", "name"]),
    ("Movie", &["director", "name"]),
    ("TVSeries", &["director", "name"]),
    ("MusicAlbum", &["byArtist", "name"]),
    ("MusicRecording", &["byArtist", "name"]),
    ("MusicGroup", &["name"]),
    ("Product", &["brand", "name"]),
    ("Brand", &["name"]),
    ("Recipe", &["author", "cookTime", "datePublished", "description", "image", "inLanguage", "name",
        "prepTime", "recipeCategory", "recipeCuisine", "recipeIngredient", "recipeInstructions",
        "recipeYield", "totalTime"]),
    ("HowToStep", &["text"]),
    ("SportsEvent", &["awayTeam", "homeTeam", "location", "name"]),
    ("SportsTeam", &["name"]),
    ("Place", &["address", "name"]),
    ("Event", &["description", "endDate", "eventStatus", "inLanguage", "location", "mainEntityOfPage",
        "name", "startDate", "url"]),
    ("JobPosting", &["datePosted", "description", "hiringOrganization", "jobLocation", "mainEntityOfPage",
        "title", "url", "validThrough"]),
    ("VideoObject", &["contentUrl", "description", "name", "thumbnailUrl", "uploadDate"]),
];

#[rustfmt::skip]
const OF_ARTICLE: &[&str] = &["author", "dateModified", "datePublished", "headline", "publisher", "url"];

/// What Google's documents ask for, required or recommended, of each type that they tell of: article,
/// breadcrumb, event, job posting, organization, profile page, review snippet, site name, video, and the live blogs of its
/// search for publishers.
#[rustfmt::skip]
pub const ASKED_FOR: [(&str, &[&str]); 21] = [
    ("AdvertiserContentArticle", OF_ARTICLE),
    ("AnalysisNewsArticle", OF_ARTICLE),
    ("BackgroundNewsArticle", OF_ARTICLE),
    ("NewsArticle", OF_ARTICLE),
    ("OpinionNewsArticle", OF_ARTICLE),
    ("ReportageNewsArticle", OF_ARTICLE),
    ("ReviewNewsArticle", OF_ARTICLE),
    ("ReviewNewsArticle", &["itemReviewed"]),
    ("LiveBlogPosting", OF_ARTICLE),
    ("LiveBlogPosting", &["coverageStartTime", "liveBlogUpdate"]),
    ("BlogPosting", &["author", "dateModified", "datePublished", "headline", "url"]),
    ("BreadcrumbList", &["itemListElement"]),
    ("NewsMediaOrganization", &["logo", "name", "url"]),
    ("Person", &["name"]),
    ("Organization", &["name"]),
    ("ProfilePage", &["mainEntity"]),
    ("Review", &["author", "itemReviewed", "reviewRating"]),
    ("Event", &["location", "name", "startDate"]),
    ("JobPosting", &["datePosted", "description", "hiringOrganization", "jobLocation", "title"]),
    ("VideoObject", &["name", "thumbnailUrl", "uploadDate"]),
    ("WebSite", &["name", "url"]),
];
