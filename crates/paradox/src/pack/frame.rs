//! The opening and closing: that what they stand around is there, and can be drawn.

use super::address::Address;
use super::nearest::nearest;
use super::pose::{check_clock, check_pose};
use super::sheet::Sheet;
use crate::story::Frame;
use std::collections::BTreeSet;

/// Checks an opening and closing. `known` are the ids of the walks there are.
pub(super) fn check(sheet: &mut Sheet<'_>, frame: &Frame, known: Option<&BTreeSet<String>>) {
    let root = Address::default();
    check_walks(sheet, &root.key("walks"), &frame.walks, known);
    check_clock(sheet, &root.key("opening").key("clock"), &frame.opening.clock);
    check_pose(sheet, &root.key("opening").key("pose"), frame.opening.pose);
    check_pose(sheet, &root.key("closing").key("pose"), frame.closing.pose);
}

fn check_walks(
    sheet: &mut Sheet<'_>,
    at: &Address,
    walks: &[String],
    known: Option<&BTreeSet<String>>,
) {
    if walks.is_empty() {
        sheet.report_empty(at);
    }
    for (index, walk) in walks.iter().enumerate() {
        if walks[..index].contains(walk) {
            sheet.report(
                &at.item(index),
                "duplicate-id",
                format!("the walk `{walk}` is there twice"),
                "keep one of the two",
            );
        }
        let Some(known) = known.filter(|known| !known.contains(walk)) else { continue };
        let names = || known.iter().map(String::as_str);
        sheet.report(
            &at.item(index),
            "unknown-walk",
            format!("there is no walk `{walk}` in this language"),
            match nearest(walk, names()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("there are: {}", names().collect::<Vec<_>>().join(", ")),
            },
        );
    }
}
