//! The part of the project's commands that tests share: a server for what `dist` builds.

pub mod serve;
