//! What it means when something is not there: a key left out, or text left empty.

use super::address::Address;
use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// A key that has to be there, and isn't. `span` is the table it is missing from.
pub(super) fn missing(address: &Address, span: Range<usize>) -> Diagnostic {
    let name = address.name();
    let (code, hint) = special(address).unwrap_or_else(|| {
        ("missing-key", format!("add `{name} = …`, or `[{name}]` if it is a part of its own"))
    });
    Diagnostic { code, message: format!("`{name}` is missing"), hint, span }
}

/// Text, or a list of it, that has to say something, and doesn't.
pub(super) fn empty(address: &Address, span: Range<usize>) -> Diagnostic {
    let name = address.name();
    let (code, hint) = special(address).unwrap_or_else(|| {
        ("empty-text", "say something here, or take it out if it can be done without".to_owned())
    });
    let message = if address.is_item() {
        format!("an item of `{name}` is empty")
    } else {
        format!("`{name}` is empty")
    };
    Diagnostic { code, message, hint, span }
}

/// The code and hint for what a walk can least do without.
fn special(address: &Address) -> Option<(&'static str, String)> {
    let (code, hint) = match address.pattern().as_str() {
        "scenario.scene.choice.then" => (
            "no-consequence",
            "every choice has a consequence: say in a line or two what happens next",
        ),
        "scenario.scene.choice.client" => (
            "no-thought",
            "after every choice both people think something: add the client's thought",
        ),
        "scenario.scene.choice.therapist" => (
            "no-thought",
            "after every choice both people think something: add the therapist's thought",
        ),
        "scenario.scene.choice.reason" => {
            ("no-reason", "every choice is something a decent person does: say why, first")
        }
        "scenario.scene.choice.opened" => {
            ("no-opened", "say what the choice cost and what it opened")
        }
        "card.one" => ("missing-card-line", "the card has four lines: this one is the first side"),
        "card.other" => {
            ("missing-card-line", "the card has four lines: this one is the other side")
        }
        "card.both" => {
            ("missing-card-line", "the card has four lines: this one says how both can hold")
        }
        "card.not" => (
            "missing-card-line",
            "the card has four lines: this one says when it might not be this, and is needed most",
        ),
        _ => return None,
    };
    Some((code, hint.to_owned()))
}
