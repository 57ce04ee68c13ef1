use std::cell::Cell;

use super::{
    Loader, Screen, Shown,
    ahead::Ahead,
    blocks::{Lightbox, Previews},
    cache::Cache,
    history::History,
    last_visit::LastVisit,
    live::Live,
    navigator::Navigator,
    prefetch::Prefetch,
    router::RouterLocation,
    timer::Timer,
    viewport::Viewport,
};

/// What the app keeps while it lives, each part for the module of its name. There is one, made when
/// the app starts and never dropped, so that whatever happens later can hold it.
pub struct Reader {
    /// What is on the screen.
    pub screen: Screen,
    /// The page that is about to be wanted.
    pub ahead: Ahead,
    /// Texts from the network.
    pub cache: &'static Cache,
    /// The entries that the app made.
    pub history: History,
    /// What is new in the story that is shown.
    pub last_visit: LastVisit,
    /// What only the loader can do.
    pub loader: Loader,
    /// The picture that is looked at.
    pub lightbox: Lightbox,
    /// The live blog that was read last.
    pub live: Live,
    /// What is being loaded.
    pub navigator: Navigator,
    /// Takes the message about the network away.
    pub network: Timer,
    /// What is fetched before it is asked for.
    pub prefetch: Prefetch,
    /// The card over the words that refer to a note.
    pub previews: Previews,
    /// The router's idea of the address.
    pub router: RouterLocation,
    /// Prepares for the first click.
    pub warming: Timer,
    /// The links that were followed.
    pub viewport: Viewport,
}

impl Reader {
    /// The reader of a document that shows `first`.
    pub fn new(first: Shown, cache: &'static Cache, loader: Loader) -> Self {
        Self {
            screen: Screen::new(first),
            ahead: Ahead::default(),
            cache,
            history: History::new(),
            last_visit: LastVisit::default(),
            loader,
            lightbox: Lightbox::default(),
            live: Live::default(),
            navigator: Navigator::default(),
            network: Timer::default(),
            prefetch: Prefetch::default(),
            previews: Previews::default(),
            router: RouterLocation::default(),
            warming: Timer::default(),
            viewport: Viewport::default(),
        }
    }
}

/// What is in a cell. The reader keeps its state in cells that hold whole values, so that nothing of it
/// is borrowed while something else happens.
pub fn cloned<T: Clone + Default>(cell: &Cell<T>) -> T {
    let value = cell.take();
    cell.set(value.clone());
    value
}
