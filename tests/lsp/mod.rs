//! What an editor is told by `standfirst lsp`, by an editor that a script has type.

mod client;
mod conversation;
mod markdown;
mod names;
mod problems;
mod told;
mod workspaces;
