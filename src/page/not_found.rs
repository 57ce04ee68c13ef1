use super::card::Card;
use super::record::record;

record! {
    /// What stands where no page is: the latest stories instead, and the way to the nearest pages.
    pub struct NotFound {
        /// The address of the front.
        pub home: String,
        /// The latest stories.
        pub cards: Vec<Card>,
        /// The keys of all shards, sorted. A shard, `404/KEY.json`, lists pages with a word in their address
        /// that begins with the key.
        pub shards: Vec<String>,
    }
}
