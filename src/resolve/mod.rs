//! A publication becomes pages: everything that can be known before the reader comes is settled
//! here, addresses, dates, numbers and related stories, and what a page shows is wholly in its
//! [`Page`](crate::page::Page).

mod base;
mod body;
mod card;
mod dates;
mod head;
mod permalink;
mod resolver;

pub use base::{Base, BaseError};
pub use permalink::Permalink;
pub use resolver::{Address, Resolver};
