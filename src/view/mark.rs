//! The mark: two shapes, and where they lie over each other.

use yew::prelude::*;

/// The mark, without words.
pub(super) fn mark() -> Html {
    html! {
        <svg key="mark" class="mark" viewBox="2 2 60 36" aria-hidden="true">
            <path class="mark__warm" d="M2 2H22A18 18 0 0 1 22 38H2Z" />
            <path class="mark__cool" d="M62 2H42A18 18 0 0 0 42 38H62Z" />
            <path
                class="mark__both"
                d="M32 5.03A18 18 0 0 1 32 34.97A18 18 0 0 1 32 5.03Z"
            />
        </svg>
    }
}
