//! From page to page, as the one who reads notices it: what is fetched and when, where the page stands
//! and where the focus is, what is said, and what Back and Forward do.

mod clicks;
mod followed;
mod fragments;
mod journeys;
mod kept;
mod other_host;
mod page;
mod position;
mod prefetch;
mod refused;
mod returned;
mod sections;
mod walk;

use std::time::Duration;

/// The demo's front has a card with a picture that the story behind it opens with.
const XI: &str = "international/xi-in-moscow/";
const XI_CARD: &str = ".card__headline a[href$='/xi-in-moscow/']";
const XI_HEADING: &str = "Xi Jinping takes the place of honour in Moscow";

/// In pixels from the top, as browsers restore it.
const SCROLL_Y: &str = "Math.round(scrollY)";

/// Longer than a pointer rests on a link before its page is fetched.
const MOMENT: Duration = Duration::from_millis(600);
