//! The pure core of Both True: what a story is, how a reader walks it, and the models they play with.
//!
//! Nothing here knows of a page, a clock, a disk or chance: seeds arrive inside messages, so the same
//! reader's walk gives the same pictures on every machine.

pub mod diagnostic;
pub mod digits;
pub mod interface;
mod json;
pub mod links;
#[cfg(feature = "source")]
pub mod pack;
pub mod pen;
pub mod prose;
pub mod session;
pub mod sim;
pub mod stage;
pub mod story;
#[cfg(feature = "source")]
pub mod walk;
