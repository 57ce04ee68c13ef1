//! What can be written at a place, by the schema, for those who complete it.

use super::shape::{Shape, Shapes};

/// A name that means something at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// As it is written.
    pub name: &'static str,
    /// What it is for; empty where its name says it all.
    pub about: &'static str,
}

/// The fields of the object at a path, of a block of that kind or else of a file. Numbers in it stand for the
/// items of lists.
pub fn fields(shapes: Shapes, block: Option<&str>, path: &[String]) -> Vec<Offer> {
    let whole = block.map_or_else(Shape::file, |name| shapes.block(name));
    let shape = path.iter().try_fold(whole, |shape, name| {
        let item = || name.parse::<usize>().ok().and_then(|_| shape.item());
        shape.field(name).or_else(item)
    });
    let fields = shape.into_iter().flat_map(|shape| {
        let fields: Vec<_> = shape.described().collect();
        fields
    });
    let mut offers: Vec<_> = fields
        .filter(|(name, _)| !matches!(*name, "type" | "body"))
        .map(|(name, about)| Offer { name, about })
        .collect();
    offers.sort_by_key(|offer| offer.name);
    offers.dedup_by_key(|offer| offer.name);
    offers
}

/// The kinds of blocks.
pub fn directives(shapes: Shapes) -> Vec<Offer> {
    let kinds = shapes.blocks();
    kinds.map(|(name, about)| Offer { name, about }).collect()
}
