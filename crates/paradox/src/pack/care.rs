//! What readers are owed: nothing that is never said, nothing unfounded, nothing hard to read.

use super::Rules;
use super::address::Address;
use super::grade::{grade, sentences};
use super::nearest::nearest;
use super::sheet::Sheet;
use super::tree::Text;
use super::words::{count, explains, is_seen, plain};
use crate::story::Story;

/// The hardest a part may be to read, as a school grade.
const GRADE: f64 = 8.0;
/// Fewer words than this have no grade worth the name.
const ENOUGH: usize = 30;

/// Checks a file against the rules of its language.
pub(super) fn check(sheet: &mut Sheet<'_>, rules: &Rules) {
    check_never(sheet, &rules.never);
    if let Some(claims) = &rules.claims {
        let known = || claims.iter().map(String::as_str);
        for text in sheet.texts().iter().filter(|text| text.address.name() == "claims") {
            if claims.contains(&text.text) {
                continue;
            }
            let hint = match nearest(&text.text, known()) {
                Some(claim) => format!("did you mean `{claim}`?"),
                None => "add it to the list of claims, with its source".to_owned(),
            };
            let message = format!("there is no claim `{}`", text.text);
            sheet.report(&text.address, "unknown-claim", message, hint);
        }
    }
}

/// Notes for whoever leads a group may talk about such phrases; everyone else is spared them.
fn check_never(sheet: &mut Sheet<'_>, never: &[String]) {
    let facilitator = Address::default().key("facilitator");
    for text in sheet.texts() {
        if !is_seen(&text.address) || text.address.is_within(&facilitator) {
            continue;
        }
        for phrase in never {
            let Some(found) = find(&text.text, phrase) else { continue };
            sheet.report_part(
                &text.address,
                found,
                "banned-phrase",
                format!("“{found}” is never said here"),
                "say it in another way: the care file lists what is never said",
            );
        }
    }
}

/// The first place in `text` where `phrase` stands as whole words, in any case and with either
/// kind of apostrophe.
fn find<'text>(text: &'text str, phrase: &str) -> Option<&'text str> {
    let fold = |c: char| match c {
        '’' => '\'',
        c if c.is_whitespace() => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    };
    let phrase: Vec<char> = phrase.trim().chars().map(fold).collect();
    let text_chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, fold(c))).collect();
    let is_letter = |index: Option<usize>| {
        index.and_then(|index| text_chars.get(index)).is_some_and(|(_, c)| c.is_alphanumeric())
    };
    if phrase.is_empty() {
        return None;
    }
    let starts = 0..=text_chars.len().checked_sub(phrase.len())?;
    starts.into_iter().find_map(|start| {
        let end = start + phrase.len();
        let same = text_chars[start..end].iter().map(|(_, c)| c).eq(&phrase);
        let whole = !is_letter(start.checked_sub(1)) && !is_letter(Some(end));
        let last = text_chars.get(end).map_or(text.len(), |(at, _)| *at);
        (same && whole).then(|| &text[text_chars[start].0..last])
    })
}

/// Checks that each part of a story can be read with ease. The measure is made for English.
pub(super) fn check_story_grade(sheet: &mut Sheet<'_>, story: &Story) {
    let root = Address::default();
    let mut parts = vec![
        (root.key("door"), "the door".to_owned()),
        (root.key("model"), "the model".to_owned()),
        (root.key("card"), "the card".to_owned()),
        (root.key("reflection"), "the reflection".to_owned()),
        (root.key("research"), "what research says".to_owned()),
    ];
    for (index, scenario) in story.scenarios.iter().enumerate() {
        let at = root.key("scenario").item(index);
        parts.push((at, format!("scenario `{}`", scenario.id)));
    }
    check_parts(sheet, &parts);
}

/// The same for an opening and a closing.
pub(super) fn check_frame_grade(sheet: &mut Sheet<'_>) {
    let root = Address::default();
    let parts = [
        (root.key("opening"), "the opening".to_owned()),
        (root.key("closing"), "the closing".to_owned()),
    ];
    check_parts(sheet, &parts);
}

fn check_parts(sheet: &mut Sheet<'_>, parts: &[(Address, String)]) {
    let mut texts = sheet.texts();
    texts.retain(|text| explains(&text.address));
    for text in &mut texts {
        text.text = plain(&text.text);
    }
    for (at, name) in parts {
        let texts: Vec<&Text> = texts.iter().filter(|text| text.address.is_within(at)).collect();
        check_part(sheet, name, &texts);
    }
}

fn check_part(sheet: &mut Sheet<'_>, name: &str, texts: &[&Text]) {
    let grade = grade(texts.iter().map(|text| text.text.as_str()));
    let words: usize = texts.iter().map(|text| count(&text.text)).sum();
    if words < ENOUGH || grade <= GRADE {
        return;
    }
    let mut longest: Vec<(&Address, &str)> = texts
        .iter()
        .flat_map(|text| sentences(&text.text).into_iter().map(|it| (&text.address, it)))
        .collect();
    longest.sort_by_key(|(_, sentence)| std::cmp::Reverse(count(sentence)));
    let Some(&(address, sentence)) = longest.first() else { return };
    let listed: Vec<String> =
        longest.iter().take(3).map(|(_, sentence)| format!("“{sentence}”")).collect();
    sheet.report_part(
        address,
        sentence,
        "reading-grade",
        format!("{name} reads at grade {grade:.1}, and {GRADE} is the most"),
        format!("shorten its longest sentences, or find plainer words: {}", listed.join(" · ")),
    );
}
