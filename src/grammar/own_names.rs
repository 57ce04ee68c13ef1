/// The ids by which the app finds the parts of a page: no HTML of a publication's own takes one.
pub const OWN_IDS: [&str; 9] = [
    "app",
    "main",
    "foot",
    "announcement",
    "network",
    "notice",
    "near",
    "live",
    "slot-after-story",
];

/// The classes by which it does.
pub const OWN_CLASSES: [&str; 4] = ["masthead", "skip-link", "trouble", "slot"];
