//! The part of the project's commands that tests share: a server for what `dist` builds, and what the
//! element promises.

pub mod contract;
pub mod headers;
pub mod serve;
