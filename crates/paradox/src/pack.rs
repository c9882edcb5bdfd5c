//! The door for what authors write: text becomes a checked value, or every mistake in it.
//!
//! A file is parsed into a tree that remembers its places (`tree`), read from that tree past
//! whatever does not fit (`reader`), and then looked over, one theme at a time. Whoever gets a
//! [`Story`] from here can walk it without asking again.

mod absence;
mod address;
mod care;
mod counts;
mod flags;
mod frame;
mod grade;
mod ids;
mod links;
mod markup;
mod model;
mod nearest;
mod outline;
mod pages;
mod pose;
mod presets;
mod reader;
mod readings;
mod sheet;
mod templates;
mod thoughts;
mod tree;
mod words;

use crate::diagnostic::Diagnostic;
use crate::interface::Interface;
use crate::story::{Frame, Story};
use address::Address;
pub use outline::{Content, Part, outline};
pub use pages::{Learn, Link, Pages};
use serde::{Deserialize, Serialize};
use sheet::Sheet;
use std::collections::BTreeSet;

/// The stable names of all kinds of mistakes.
pub const CODES: &[&str] = &[
    "bad-id",
    "banned-phrase",
    "beats",
    "chair",
    "clock",
    "dangling-link",
    "decoy",
    "duplicate-id",
    "empty-text",
    "endless-scene",
    "flag",
    "habits",
    "html",
    "link",
    "long-sentence",
    "markup",
    "minutes",
    "missed-paradox",
    "missing-card-line",
    "missing-key",
    "no-consequence",
    "no-opened",
    "no-otherwise",
    "no-reason",
    "no-thought",
    "other-name",
    "plays",
    "pose-range",
    "preset-range",
    "reading-grade",
    "reading-range",
    "speaker-name",
    "syntax",
    "template",
    "undrawn",
    "unknown-claim",
    "unknown-key",
    "unknown-reading",
    "unknown-speaker",
    "unknown-value",
    "unknown-walk",
    "unreachable-scene",
    "which-model",
    "word-count",
    "wrong-count",
    "wrong-type",
];

/// What a file is checked against, apart from itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The id the story should have, which is its file's name; none if any will do.
    pub name: Option<String>,
    /// The language it should be in, which is its folder's name; none if any will do.
    pub lang: Option<String>,
    /// The ids of the walks in this language, for a frame to stand around; none if nobody knows.
    pub walks: Option<BTreeSet<String>>,
    /// The ids of all claims; none if there is no list to hold them against.
    pub claims: Option<BTreeSet<String>>,
    /// What is never said.
    pub never: Vec<String>,
}

impl Rules {
    /// Whether the words are English, as far as anyone knows: the measure of reading is made for it.
    /// `en-XA` is English that nobody reads.
    fn is_english(&self) -> bool {
        let is_english = |lang: &str| lang == "en" || lang.starts_with("en-") && lang != "en-XA";
        self.lang.as_deref().is_none_or(is_english)
    }
}

/// What is never said to a reader, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Care {
    /// Phrases, matched as whole words in any case.
    pub never: Vec<String>,
}

/// All that the walks claim about therapy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Claims {
    /// The claims.
    #[serde(rename = "claim")]
    pub claims: Vec<Claim>,
}

/// One claim, and where a reader meets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Claim {
    /// Its id, such as `change.personal`.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Where it is shown.
    pub r#where: String,
}

/// Reads a story.
///
/// # Errors
/// Every mistake in it, from first to last.
pub fn story(source: &str, rules: &Rules) -> Result<Story, Vec<Diagnostic>> {
    Sheet::read(source, |sheet, story| {
        ids::check(sheet, story, rules.name.as_deref());
        counts::check(sheet, story);
        model::check(sheet, story);
        presets::check(sheet, story);
        links::check(sheet, story);
        readings::check(sheet, story);
        flags::check(sheet, story);
        pose::check(sheet, story);
        templates::check_story(sheet);
        words::check(sheet, story);
        thoughts::check(sheet, story);
        markup::check(sheet);
        care::check(sheet, rules);
        if rules.is_english() {
            care::check_story_grade(sheet, story);
        }
    })
}

/// Reads the opening and closing around several walks.
///
/// # Errors
/// Every mistake in them, from first to last.
pub fn frame(source: &str, rules: &Rules) -> Result<Frame, Vec<Diagnostic>> {
    Sheet::read(source, |sheet, frame| {
        frame::check(sheet, frame, rules.walks.as_ref());
        templates::check_frame(sheet);
        words::check_frame(sheet, frame);
        markup::check(sheet);
        care::check(sheet, rules);
        if rules.is_english() {
            care::check_frame_grade(sheet);
        }
    })
}

/// Reads the words of the controls.
///
/// # Errors
/// Every mistake in them, from first to last.
pub fn interface(source: &str, rules: &Rules) -> Result<Interface, Vec<Diagnostic>> {
    Sheet::read(source, |sheet, interface: &Interface| {
        check_language(sheet, interface, rules.lang.as_deref());
        templates::check_interface(sheet);
        counts::check_interface(sheet, interface);
        words::check_empty(sheet);
        markup::check(sheet);
        care::check(sheet, rules);
    })
}

/// Reads the words of the pages around the walk.
///
/// # Errors
/// Every mistake in them, from first to last.
pub fn pages(source: &str, rules: &Rules) -> Result<Pages, Vec<Diagnostic>> {
    Sheet::read(source, |sheet, pages| {
        pages::check(sheet, pages);
        words::check_pages(sheet);
        markup::check(sheet);
        care::check(sheet, rules);
    })
}

/// Reads what is never said.
///
/// # Errors
/// Every mistake in it, from first to last.
pub fn care(source: &str) -> Result<Care, Vec<Diagnostic>> {
    Sheet::read(source, |sheet, _| words::check_empty(sheet))
}

/// Reads the list of claims.
///
/// # Errors
/// Every mistake in it, from first to last.
pub fn claims(source: &str) -> Result<Claims, Vec<Diagnostic>> {
    Sheet::read(source, |sheet, claims| {
        words::check_empty(sheet);
        ids::check_claims(sheet, claims);
    })
}

fn check_language(sheet: &mut Sheet<'_>, interface: &Interface, lang: Option<&str>) {
    let root = Address::default();
    if let Some(lang) = lang.filter(|lang| *lang != interface.lang) {
        sheet.report(
            &root.key("lang"),
            "other-name",
            format!("`lang` is `{}`, and the folder is `{lang}`", interface.lang),
            "give both the same name, as in BCP 47",
        );
    }
    if !["ltr", "rtl"].contains(&interface.dir.as_str()) {
        sheet.report(
            &root.key("dir"),
            "unknown-value",
            format!("`dir` can't be `{}`", interface.dir),
            "write `ltr` or `rtl`",
        );
    }
}
