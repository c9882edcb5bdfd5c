//! What Yew calls when the widget panics. It stands in for the crate of this name.
//!
//! In what ships a panic is a bare trap that calls nothing, and still that crate would bring its words, a
//! formatter and a stack trace into the wasm of every page. A debug build says on the console what went
//! wrong.

use std::panic::PanicHookInfo;

/// Says what went wrong, in a debug build.
pub fn hook(info: &PanicHookInfo<'_>) {
    #[cfg(debug_assertions)]
    said::error(&info.to_string());
    #[cfg(not(debug_assertions))]
    let _ = info;
}

#[cfg(all(debug_assertions, target_arch = "wasm32"))]
mod said {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = console)]
        pub(super) fn error(words: &str);
    }
}

#[cfg(all(debug_assertions, not(target_arch = "wasm32")))]
mod said {
    pub(super) fn error(words: &str) {
        eprintln!("{words}");
    }
}
