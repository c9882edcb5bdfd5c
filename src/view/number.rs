//! Numbers as a language writes them, and the sentence that goes with one.
//!
//! Both are known to the browser alone. Where there is none, or it does not know the language, a number
//! is written in the figures of this text, and takes the form that every language has.

use paradox::digits::counted;
use paradox::interface::Interface;

/// A number in the figures of the language.
pub(super) fn number(interface: &Interface, number: usize) -> String {
    intl::format(&interface.lang, number).unwrap_or_else(|| counted(number))
}

/// About how long, for a number of minutes.
pub(super) fn about(interface: &Interface, minutes: u8) -> String {
    let minutes = usize::from(minutes);
    let category = intl::category(&interface.lang, minutes).unwrap_or_default();
    let sentence = interface.about.form(&category);
    super::words::fill(sentence, &[("minutes", &number(interface, minutes))])
}

#[cfg(target_arch = "wasm32")]
mod intl {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = Intl)]
        type NumberFormat;
        #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
        fn new(language: &str) -> Result<NumberFormat, JsValue>;
        #[wasm_bindgen(method)]
        fn format(this: &NumberFormat, number: usize) -> String;

        #[wasm_bindgen(js_namespace = Intl)]
        type PluralRules;
        #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
        fn new(language: &str) -> Result<PluralRules, JsValue>;
        #[wasm_bindgen(method)]
        fn select(this: &PluralRules, number: usize) -> String;
    }

    pub(super) fn format(language: &str, number: usize) -> Option<String> {
        Some(NumberFormat::new(language).ok()?.format(number))
    }

    pub(super) fn category(language: &str, number: usize) -> Option<String> {
        Some(PluralRules::new(language).ok()?.select(number))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod intl {
    pub(super) fn format(_: &str, _: usize) -> Option<String> {
        None
    }

    pub(super) fn category(_: &str, _: usize) -> Option<String> {
        None
    }
}
