use super::record::record;
record! {
    /// A date with its words, written when publishing in the page's language and the site's time zone.
    pub struct Date {
        /// RFC 3339, for `datetime`.
        pub iso: String,
        /// As it is read: "29 November 2026".
        pub text: String,
    }
}
