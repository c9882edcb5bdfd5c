//! The mark: two shapes, and where they lie over each other.

use super::element::{Node, path, svg};

/// The mark, without words.
pub(super) fn mark() -> Node {
    let both = "M32 5.03A18 18 0 0 1 32 34.97A18 18 0 0 1 32 5.03Z";
    let shapes = [
        path("warm", "mark__warm", "M2 2H22A18 18 0 0 1 22 38H2Z", ""),
        path("cool", "mark__cool", "M62 2H42A18 18 0 0 0 42 38H62Z", ""),
        path("both", "mark__both", both, ""),
    ];
    svg("mark", "mark", "2 2 60 36", shapes)
}
