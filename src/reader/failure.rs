use crate::locales::Strings;

/// Why a text, or the page in it, could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The browser knows that it has no network.
    Offline,
    /// No answer came, or it broke off.
    Unreachable,
    /// The answer took longer than the app waits.
    TimedOut,
    /// 404 or 410.
    Missing,
    /// Any other status that is no success.
    Refused,
    /// The answer is not what it should be, or not all of it.
    Damaged,
    /// A document in place of data: a network that wants its users to sign in.
    Intercepted,
    /// Made for another version of the app.
    OtherFormat,
    /// The page names interface strings that can't be had.
    Strings,
}

impl Failure {
    /// As a sentence in the language of `strings`.
    pub fn reason(self, strings: &Strings) -> &str {
        match self {
            Self::Offline => &strings.because_offline,
            Self::Unreachable => &strings.because_unreachable,
            Self::TimedOut => &strings.because_timed_out,
            Self::Missing => &strings.not_found_text,
            Self::Refused => &strings.because_refused,
            Self::Damaged => &strings.because_damaged,
            Self::Intercepted => &strings.because_intercepted,
            Self::OtherFormat | Self::Strings => &strings.because_other_version,
        }
    }

    /// A text that was kept may stand in for the answer.
    pub fn is_of_the_network(self) -> bool {
        matches!(self, Self::Offline | Self::Unreachable | Self::TimedOut)
    }

    /// The site has been published anew since this app was loaded, or is just being: the document
    /// there has the app that it needs.
    pub fn is_of_another_deploy(self) -> bool {
        matches!(self, Self::OtherFormat | Self::Strings)
    }
}
