//! Where an item of a source is to stand, by what stands there already.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::{
    taken::{Taken, Way},
    there::{Earlier, There},
};

/// Where an item stands.
#[derive(Debug, Clone, Default)]
pub struct Spot {
    /// Its file, without its ending.
    pub stem: String,
    /// The file, without its ending, that it stood in, if that was another one.
    pub from: Option<String>,
    /// Its address; nothing where somebody has removed it.
    pub path: String,
    /// Addresses that lead on to it already.
    pub aliases: Vec<String>,
    /// Whether it is written.
    pub is_ours: bool,
    /// Whether it is published and somebody has changed it, so that it stays as it is.
    pub stays_public: bool,
}

/// Where an item would stand if nothing else did.
pub struct Wish {
    /// What it is known by in later exports.
    pub key: String,
    /// Its folder in the content folder.
    pub folder: String,
    /// Slugs, the best first.
    pub names: Vec<String>,
    /// The slug of its section; none for a page.
    pub section: Option<String>,
    /// When it was or will be published.
    pub published: Timestamp,
    /// Whether it would stand where it stood.
    pub keeps_its_address: bool,
}

impl Wish {
    fn path(&self, slug: &str, way: &Way) -> String {
        let path = way.path(self.section.as_deref(), slug, self.published);
        path.unwrap_or_default()
    }

    /// Where it stands, by what is there.
    pub fn spot(&self, earlier: Earlier, way: &Way, taken: &mut Taken) -> Spot {
        let (stem, standing) = match earlier {
            Earlier::Never => return self.new_spot(("", ""), way, taken),
            Earlier::Removed(stem) => {
                return Spot {
                    stem: stem.to_owned(),
                    ..Spot::default()
                };
            }
            Earlier::Standing(stem, standing) => (stem, standing),
        };
        let old = way.path_of(standing);
        if !standing.is_untouched {
            return Spot {
                stem: stem.to_owned(),
                path: old,
                stays_public: !standing.is_draft,
                ..Spot::default()
            };
        }
        let (folder, slug) = stem.rsplit_once('/').unwrap_or_default();
        let path = self.path(slug, way);
        let can_stay = folder == self.folder
            && self.names.iter().any(|name| is_numbered(slug, name))
            && !taken.has(&path, "", (&old, stem));
        let mut spot = if can_stay {
            taken.take(&path, stem);
            Spot {
                stem: stem.to_owned(),
                path,
                ..Spot::default()
            }
        } else {
            Spot {
                from: Some(stem.to_owned()),
                ..self.new_spot((&old, stem), way, taken)
            }
        };
        spot.is_ours = true;
        spot.aliases.clone_from(&standing.aliases);
        if old != spot.path && !standing.is_draft {
            taken.leave(old.clone());
            spot.aliases.push(old);
        }
        spot
    }

    fn new_spot(&self, own: (&str, &str), way: &Way, taken: &mut Taken) -> Spot {
        let is_taken = |taken: &Taken, slug: &str| {
            let stem = format!("{}/{slug}", self.folder);
            taken.has(&self.path(slug, way), &stem, own)
        };
        let mut names = self.names.iter();
        let found = names.find(|name| !is_taken(taken, name)).cloned();
        let first = self.names.first().map_or("story", String::as_str);
        let slug = found.unwrap_or_else(|| taken.numbered(&self.folder, first, is_taken));
        let spot = Spot {
            stem: format!("{}/{slug}", self.folder),
            path: self.path(&slug, way),
            is_ours: true,
            ..Spot::default()
        };
        taken.take(&spot.path, &spot.stem);
        spot
    }
}

/// Whether a slug is a name, or that with a number.
fn is_numbered(slug: &str, name: &str) -> bool {
    let Some(rest) = slug.strip_prefix(name) else {
        return false;
    };
    let number = rest.strip_prefix('-').unwrap_or_default();
    rest.is_empty() || number.parse::<u64>().is_ok_and(|number| number > 1)
}

/// Where each of the wished-for items stands, with what feeds know each by: what is here already stays, then
/// comes what can keep its old address, then all others.
pub fn spots(
    wishes: &mut [Wish],
    ids: &[&str],
    there: &There,
    way: &Way,
    taken: &mut Taken,
) -> Vec<Spot> {
    tell_apart(wishes);
    let earlier: Vec<_> = wishes
        .iter()
        .zip(ids)
        .map(|(wish, id)| there.find(&wish.key, id))
        .collect();
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|index| match earlier[*index] {
        Earlier::Never if wishes[*index].keeps_its_address => 1,
        Earlier::Never => 2,
        _ => 0,
    });
    let mut spots = vec![Spot::default(); wishes.len()];
    let mut claimed = HashSet::new();
    for index in order {
        let mut earlier = earlier[index].clone();
        if let Earlier::Removed(stem) | Earlier::Standing(stem, _) = earlier
            && !claimed.insert(stem)
        {
            // Two say that they are the same one.
            earlier = Earlier::Never;
        }
        spots[index] = wishes[index].spot(earlier, way, taken);
    }
    taken.settle();
    spots
}

/// Has those that say that they are the same be known by their order.
fn tell_apart(wishes: &mut [Wish]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for wish in wishes {
        let count = counts.entry(wish.key.clone()).or_default();
        *count += 1;
        if *count > 1 {
            wish.key += &format!(" ({count})");
        }
    }
}
