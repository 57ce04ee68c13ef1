//! What a session's history is, as far as a reader can tell, and what chance does.

/// Chromium keeps no more entries.
const MOST_ENTRIES: usize = 50;

#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub path: String,
    pub fragment: String,
    pub y: i64,
}

/// What a session's history is, as far as a reader can tell.
pub struct Model {
    /// How many the tab had before the walk.
    pub before: usize,
    pub entries: Vec<Entry>,
    pub here: usize,
}

impl Model {
    pub fn entry(&mut self) -> &mut Entry {
        &mut self.entries[self.here]
    }

    /// A link to the address that is shown stacks nothing.
    pub fn follow(&mut self, path: &str, fragment: &str) {
        let here = self.entry();
        if (here.path.as_str(), here.fragment.as_str()) != (path, fragment) {
            self.entries.truncate(self.here + 1);
            self.entries.push(Entry {
                path: path.to_owned(),
                fragment: fragment.to_owned(),
                y: 0,
            });
            if self.before + self.entries.len() > MOST_ENTRIES {
                match self.before {
                    0 => _ = self.entries.remove(0),
                    _ => self.before -= 1,
                }
            }
            self.here = self.entries.len() - 1;
        }
        self.entry().y = 0;
    }
}

/// Marsaglia's xorshift, so that a seed is a walk.
pub struct Chance(pub u32);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        for (left, by) in [(true, 13_u32), (false, 17), (true, 5)] {
            self.0 ^= if left { self.0 << by } else { self.0 >> by };
        }
        self.0 as usize % end
    }
}
