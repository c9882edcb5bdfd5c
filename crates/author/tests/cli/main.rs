//! The authors' command from outside: what it says, what it writes and what it leaves with.

mod check;
mod claims;
mod compile;
mod examples;
mod graph;
mod new;
mod play;
mod preview;
mod schema;
mod support;
mod text;
mod translation;
mod walk;
