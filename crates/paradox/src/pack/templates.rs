//! Words with gaps: `{name}` and its kin, where something is filled in and nowhere else.

use super::nearest::nearest;
use super::sheet::Sheet;

/// The gaps in a story, by place.
const STORY: &[(&str, &[&str])] = &[
    ("model.line.says-yours", &["start", "course", "end"]),
    ("model.line.says-run", &["start", "course", "end"]),
    ("model.line.says-many", &["count", "course", "higher"]),
    ("model.line.says-point", &["height", "step"]),
    ("model.line.says-ground", &["course"]),
    ("model.dial.within", &["level"]),
    ("model.dial.past", &["level"]),
    ("model.dial.says", &["depth", "understood", "exposed"]),
    ("model.dial.says-play", &["understood", "exposed", "line"]),
    ("model.lenses.yours", &["rating"]),
    ("model.lenses.ours", &["rating"]),
    ("model.lenses.says", &["ordinary", "frame", "bond"]),
    ("model.lenses.says-yours", &["tilt"]),
    ("model.lenses.says-mirror", &["clarity", "count"]),
];

/// The gaps in an opening and a closing, by place.
const FRAME: &[(&str, &[&str])] = &[("closing.unmet", &["name"])];

/// The gaps in the words of controls, by place.
const INTERFACE: &[(&str, &[&str])] = &[
    ("region", &["name"]),
    ("about.zero", &["minutes"]),
    ("about.one", &["minutes"]),
    ("about.two", &["minutes"]),
    ("about.few", &["minutes"]),
    ("about.many", &["minutes"]),
    ("about.other", &["minutes"]),
    ("guess", &["name"]),
    ("guessed-other", &["guess"]),
    ("thinks", &["name"]),
    ("chair-client", &["name"]),
    ("chair-therapist", &["name"]),
    ("begin", &["name"]),
    ("onto", &["name"]),
];

/// Checks the gaps in a story.
pub(super) fn check_story(sheet: &mut Sheet<'_>) {
    check(sheet, STORY);
}

/// Checks the gaps in an opening and a closing.
pub(super) fn check_frame(sheet: &mut Sheet<'_>) {
    check(sheet, FRAME);
}

/// Checks the gaps in the words of controls.
pub(super) fn check_interface(sheet: &mut Sheet<'_>) {
    check(sheet, INTERFACE);
}

fn check(sheet: &mut Sheet<'_>, places: &[(&str, &[&str])]) {
    for text in sheet.texts() {
        let pattern = text.address.pattern();
        let wanted = places.iter().find(|(place, _)| *place == pattern).map_or(&[][..], |it| it.1);
        let gaps = gaps(&text.text);
        for gap in gaps.iter().filter(|gap| !wanted.contains(gap)) {
            let hint = match (nearest(gap, wanted.iter().copied()), wanted) {
                (Some(known), _) => format!("did you mean `{{{known}}}`?"),
                (None, []) => "say it without braces: nothing is filled in here".to_owned(),
                (None, _) => format!("what can be filled in here: {}", braced(wanted)),
            };
            let message = format!("`{{{gap}}}` is not filled in here");
            let part = format!("{{{gap}}}");
            sheet.report_part(&text.address, &part, "template", message, hint);
        }
        // A gap misspelt is a gap missing: once is enough.
        let lacking = wanted.iter().filter(|wanted| {
            !gaps.contains(wanted) && !gaps.iter().any(|gap| nearest(gap, [**wanted]).is_some())
        });
        for gap in lacking {
            sheet.report(
                &text.address,
                "template",
                format!("`{}` has no `{{{gap}}}`", text.address.name()),
                format!("put {} where they belong in the sentence", braced(wanted)),
            );
        }
    }
}

fn gaps(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(gap, _)| gap).collect()
}

fn braced(gaps: &[&str]) -> String {
    gaps.iter().map(|gap| format!("`{{{gap}}}`")).collect::<Vec<_>>().join(", ")
}
