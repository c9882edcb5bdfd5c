//! The widget: a walk through one paradox, for `<both-true>` to hold.
//!
//! `view` draws a session; `embed` is the thin skin between a page and the view.

#[cfg(target_arch = "wasm32")]
pub mod embed;
pub mod view;
