//! The rules that are kept before all others can be asked: what a file has to be to be read at all. What
//! they find is always an error.

use super::Rule;
use crate::model::Severity;

macro_rules! reading {
    ($($(#[$doc:meta])* $constant:ident $name:literal,)*) => {
        $($(#[$doc])* pub const $constant: &str = $name;)*

        /// All of them, in the order in which they are met.
        pub const READING: &[Rule] = &[$(Rule::of_reading($name),)*];
    };
}

reading! {
    /// Ensure that there is a content folder with a site file, since nothing is known without it.
    THERE_IS_A_SITE_FILE "there-is-a-site-file",
    /// Ensure that every file of the content is read: one that is in the wrong place, of another kind, or
    /// behind a link that leads out of the content folder would be missing from the site, and nobody would
    /// know.
    EVERY_FILE_IS_READ "every-file-is-read",
    /// Ensure that the name of a file can be the last part of an address, which it becomes.
    A_FILE_NAME_IS_A_SLUG "a-file-name-is-a-slug",
    /// Ensure that a file is text in UTF-8 in the form that its ending says.
    A_FILE_IS_JSON "a-file-is-json",
    /// Ensure that a Markdown file is a story from end to end: front matter that can be read, and below it
    /// nothing that no block can say. Raw HTML that means nothing to a story would otherwise be lost.
    MARKDOWN_HOLDS_A_STORY "markdown-holds-a-story",
    /// Ensure that a key stands once in an object: of two, JSON takes the last and says nothing.
    A_KEY_STANDS_ONCE "a-key-stands-once",
    /// Ensure that every field is one of the schema's, holds what the schema asks for, and is there where
    /// it has to be. A field that is misspelt would otherwise be left out of the page without a word.
    EVERY_FIELD_IS_KNOWN_AND_OF_ITS_KIND "every-field-is-known-and-of-its-kind",
    /// Ensure that every block of the publication's own has a template and a schema that can be read, since no story
    /// can be checked by them otherwise.
    A_TEMPLATE_CAN_BE_READ "a-template-can-be-read",
    /// Ensure that the newsroom's own words for the interface are whole, with their gaps: a page with one
    /// word missing is worse than a page in another language.
    EVERY_WORD_OF_THE_INTERFACE_IS_THERE "every-word-of-the-interface-is-there",
    /// Ensure that every picture which is named is there, is what its name says, and can be shown.
    EVERY_PICTURE_CAN_BE_SHOWN "every-picture-can-be-shown",
    /// Ensure that every other file which is named is there, whole, and under a name that can be published.
    EVERY_FILE_CAN_BE_OFFERED "every-file-can-be-offered",
}

impl Rule {
    const fn of_reading(name: &'static str) -> Self {
        Self {
            name,
            severity: Severity::Error,
            apply: |_, _| {},
        }
    }
}
