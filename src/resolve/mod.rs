//! A publication becomes pages: everything that can be known before the reader comes is settled
//! here, addresses, dates, numbers and related stories, and what a page shows is wholly in its
//! [`Page`](crate::page::Page).

mod author;
mod body;
mod card;
mod changes;
mod correction;
mod coverage;
mod cut;
mod dates;
mod front;
mod head;
mod index;
mod list;
mod live;
mod masthead;
mod picture;
mod place;
mod related;
mod resolver;
mod shards;
mod similar;
mod story;

pub use correction::FEED;
pub use coverage::Moved;
pub use cut::{Cut, Frame, cuts, scaled};
pub use list::List;
pub use resolver::{Address, Resolver};
