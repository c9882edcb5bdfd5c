//! The models a reader plays with: a file per simulation, and the one source of chance they share.
//!
//! They use only `+ − × ÷ min max`, so a browser and a native test give the same numbers.

pub mod dial;
pub mod lens;
pub mod line;
pub mod mirror;
pub mod random;
pub mod shape;
