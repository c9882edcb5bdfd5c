//! How much is said, and by whom: nothing empty, nothing too long, nobody unknown.

use super::address::Address;
use super::grade::sentences;
use super::nearest::nearest;
use super::sheet::Sheet;
use crate::prose::{Span, spans};
use crate::story::{Cast, Frame, Kind, Scene, Spoken, Story};

/// The longest sentence in text that explains.
const SENTENCE: usize = 20;

/// The most words in a text, by place.
const MOST: &[(&str, usize)] = &[
    ("scenario.scene.choice.label", 14),
    ("scenario.scene.choice.client", 16),
    ("scenario.scene.choice.therapist", 16),
    ("scenario.scene.decoy", 16),
    ("scenario.scene.choice.reason", 20),
    ("scenario.scene.picture", 20),
    ("scenario.scene.variant.picture", 20),
    ("scenario.scene.choice.picture", 20),
    ("card.one", 45),
    ("card.other", 45),
    ("card.both", 45),
    ("card.not", 45),
];

/// Text that explains, rather than tells or says.
const EXPLAINING: &[&str] = &[
    "door.lead",
    "door.note",
    "door.summary",
    "belongs",
    "research",
    "model.label",
    "model.label-rest",
    "model.assumed",
    "model.beat.lines",
    "model.beat.then",
    "model.beat.ask",
    "model.beat.answer",
    "model.dial.line",
    "model.dial.moves",
    "model.dial.done",
    "model.dial.play.comes",
    "model.lenses.box.fits",
    "model.lenses.box.fails",
    "model.lenses.done",
    "opening.lines",
    "opening.care",
    "closing.lines",
    "closing.ask",
    "scenario.intro",
    "scenario.scene.choice.reason",
    "scenario.scene.choice.opened",
    "card.one",
    "card.other",
    "card.both",
    "card.not",
    "card.alike",
    "reflection.prompts",
    "learn.description",
    "learn.stand",
    "learn.place",
];

/// Keys whose text is for the machine; other checks see to them.
const UNSEEN: &[&str] = &[
    "id", "goto", "when", "chair", "moves", "flags", "drawing", "empty", "clock", "claims",
    "walks", "lang", "dir",
];

/// Words whose key is one for the machine elsewhere.
const WORDS: &str = "model.dial.moves";

/// Whether a reader may see the text at `address`.
pub(super) fn is_seen(address: &Address) -> bool {
    !UNSEEN.contains(&address.name()) || address.pattern() == WORDS
}

/// Whether the text at `address` explains something.
pub(super) fn explains(address: &Address) -> bool {
    EXPLAINING.contains(&address.pattern().as_str())
}

/// Checks the words of a story.
pub(super) fn check(sheet: &mut Sheet<'_>, story: &Story) {
    check_empty(sheet);
    check_empty_lists(sheet, story);
    check_lengths(sheet);
    check_sentences(sheet);
    for (index, scenario) in story.scenarios.iter().enumerate() {
        let at = Address::default().key("scenario").item(index);
        check_names(sheet, &at, &scenario.cast);
        let at = at.key("scene");
        for (number, scene) in scenario.scenes.iter().enumerate() {
            check_speakers(sheet, &at.item(number), &scenario.cast, scene);
        }
    }
}

/// Checks the words of an opening and a closing.
pub(super) fn check_frame(sheet: &mut Sheet<'_>, frame: &Frame) {
    check_empty(sheet);
    let (opening, closing) = (Address::default().key("opening"), Address::default().key("closing"));
    let lists = [
        (opening.key("lines"), frame.opening.lines.is_empty()),
        (opening.key("care"), frame.opening.care.is_empty()),
        (closing.key("lines"), frame.closing.lines.is_empty()),
        (closing.key("ask"), frame.closing.ask.is_empty()),
    ];
    report_empty_lists(sheet, &lists);
    check_sentences(sheet);
}

/// Checks the words of the pages around the walk.
pub(super) fn check_pages(sheet: &mut Sheet<'_>) {
    check_empty(sheet);
    check_sentences(sheet);
}

/// Checks that no text a reader may see is empty.
pub(super) fn check_empty(sheet: &mut Sheet<'_>) {
    for text in sheet.texts() {
        if is_seen(&text.address) && text.text.trim().is_empty() {
            sheet.report_empty(&text.address);
        }
    }
}

/// Checks the lists that have to say something, however little.
fn check_empty_lists(sheet: &mut Sheet<'_>, story: &Story) {
    let root = Address::default();
    let mut lists = vec![
        (root.key("door").key("summary"), story.door.summary.is_empty()),
        (root.key("reflection").key("prompts"), story.reflection.prompts.is_empty()),
    ];
    if let Some(model) = &story.model {
        let at = root.key("model");
        lists.push((at.key("assumed"), model.assumed.is_empty()));
        for (index, beat) in model.beats.iter().enumerate() {
            lists.push((at.key("beat").item(index).key("lines"), beat.lines.is_empty()));
        }
        match model.kind() {
            Some(Kind::Dial(dial)) => lists.extend([
                (at.key("dial").key("moment"), dial.moments.is_empty()),
                (at.key("dial").key("replies"), dial.replies.is_empty()),
            ]),
            Some(Kind::Lenses(lenses)) => lists.extend([
                (at.key("lenses").key("box"), lenses.boxes.is_empty()),
                (at.key("lenses").key("moment"), lenses.moments.is_empty()),
            ]),
            Some(Kind::Line(_)) | None => (),
        }
    }
    for (index, scenario) in story.scenarios.iter().enumerate() {
        for (number, scene) in scenario.scenes.iter().enumerate() {
            let at = root.key("scenario").item(index).key("scene").item(number);
            lists.push((at.key("lines"), scene.lines.is_empty() && scene.variants.is_empty()));
            for (number, choice) in scene.choices.iter().enumerate() {
                let at = at.key("choice").item(number);
                lists.push((at.key("then"), choice.then.is_empty()));
            }
        }
    }
    report_empty_lists(sheet, &lists);
}

fn report_empty_lists(sheet: &mut Sheet<'_>, lists: &[(Address, bool)]) {
    for (at, _) in lists.iter().filter(|(_, is_empty)| *is_empty) {
        sheet.report_empty(at);
    }
}

fn check_lengths(sheet: &mut Sheet<'_>) {
    for text in sheet.texts() {
        let pattern = text.address.pattern();
        let Some(&(_, most)) = MOST.iter().find(|(place, _)| *place == pattern) else { continue };
        let count = count(&plain(&text.text));
        if count > most {
            sheet.report(
                &text.address,
                "word-count",
                format!("`{}` has {count} words", text.address.name()),
                format!("say it in {most} words at most"),
            );
        }
    }
}

fn check_sentences(sheet: &mut Sheet<'_>) {
    for text in sheet.texts().iter().filter(|text| explains(&text.address)) {
        for sentence in sentences(&plain(&text.text)) {
            let count = count(sentence);
            if count > SENTENCE {
                sheet.report_part(
                    &text.address,
                    sentence,
                    "long-sentence",
                    format!("this sentence has {count} words"),
                    format!("make two of it: {SENTENCE} words at most"),
                );
            }
        }
    }
}

/// A text as it is read: without marks, and without where its links lead.
pub(super) fn plain(text: &str) -> String {
    let said = |span| match span {
        Span::Plain(words) | Span::Emphasis(words) | Span::Link { words, .. } => words,
    };
    spans(text).into_iter().map(said).collect()
}

/// How many words: runs of anything between spaces with a letter or a digit in it.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A name that a line could not be known by: `Name: “…”` takes one word.
fn check_names(sheet: &mut Sheet<'_>, at: &Address, cast: &Cast) {
    let at = at.key("cast");
    let others = cast.others.iter().enumerate().map(|(it, name)| (at.key("others").item(it), name));
    let names = [(at.key("client"), &cast.client), (at.key("therapist"), &cast.therapist)];
    for (at, name) in names.into_iter().chain(others) {
        if name.contains([' ', ':']) {
            sheet.report(
                &at,
                "speaker-name",
                format!("`{name}` can't be a speaker's name"),
                "one word without a colon, as in `Dara: “…”`",
            );
        }
    }
}

fn check_speakers(sheet: &mut Sheet<'_>, at: &Address, cast: &Cast, scene: &Scene) {
    check_lines(sheet, &at.key("lines"), cast, &scene.lines);
    for (index, variant) in scene.variants.iter().enumerate() {
        check_lines(sheet, &at.key("variant").item(index).key("lines"), cast, &variant.lines);
    }
    for (index, choice) in scene.choices.iter().enumerate() {
        let at = at.key("choice").item(index);
        check_lines(sheet, &at.key("then"), cast, &choice.then);
        check_lines(sheet, &at.key("after"), cast, &choice.after);
    }
}

fn check_lines(sheet: &mut Sheet<'_>, at: &Address, cast: &Cast, lines: &[String]) {
    let names = || [&cast.client, &cast.therapist].into_iter().chain(&cast.others);
    for (index, line) in lines.iter().enumerate() {
        let Spoken::Said { who, .. } = Spoken::of(line) else { continue };
        if names().any(|name| name == who) || is_cast_mended(sheet, at) {
            continue;
        }
        sheet.report_part(
            &at.item(index),
            who,
            "unknown-speaker",
            format!("`{who}` speaks here, and is not in the cast"),
            match nearest(who, names().map(String::as_str)) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "add the name to `others` in the scenario's cast".to_owned(),
            },
        );
    }
}

/// Whether the cast of the scenario that `at` is in was only guessed at.
fn is_cast_mended(sheet: &Sheet<'_>, at: &Address) -> bool {
    let scenario = at.first(2).key("cast");
    sheet.is_mended_inside(&scenario, &["cast", "client", "therapist", "others"])
}
