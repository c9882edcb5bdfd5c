//! The words of the controls: all that a reader sees and no story says.

use serde::{Deserialize, Serialize};

/// How many options each of the settings has, in their order.
pub const OPTIONS: [u8; 7] = [3, 3, 3, 2, 2, 2, 2];

/// How many things there are to be told once.
pub const NOTICES: usize = 10;
/// A sentence with a number in it, in each form that the language has for one. The names of the forms
/// are those of CLDR, which browsers know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plural {
    /// None, where that has a form of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zero: Option<String>,
    /// One, and in some languages 21.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one: Option<String>,
    /// Two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two: Option<String>,
    /// A few.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub few: Option<String>,
    /// Many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub many: Option<String>,
    /// Any other number: the form that every language has.
    pub other: String,
}

impl Plural {
    /// The form for a category, such as `few`.
    pub fn form(&self, category: &str) -> &str {
        let form = match category {
            "zero" => &self.zero,
            "one" => &self.one,
            "two" => &self.two,
            "few" => &self.few,
            "many" => &self.many,
            _ => &None,
        };
        form.as_ref().unwrap_or(&self.other)
    }
}

/// The words on controls, in one language. `{…}` is filled in where a note says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Interface {
    /// The language, as in BCP 47: `en`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// The product's name, in the running head.
    pub product: String,
    /// The name of the whole region, to a screen reader: `{name}` is the paradox.
    pub region: String,
    /// The name of the list of parts.
    pub parts: String,
    /// Said where the page is in a language that there is no such walk in.
    pub foreign: String,
    /// About how long: `{minutes}`.
    pub about: Plural,
    /// The disclaimer at the door.
    pub disclaimer: String,
    /// Start the walk.
    pub start: String,
    /// Read a summary instead.
    pub summary: String,
    /// Skip to the card.
    pub skip: String,
    /// Go on.
    pub go_on: String,
    /// Go back one step.
    pub back: String,
    /// Open the path so far.
    pub path: String,
    /// Close the path and return.
    pub path_close: String,
    /// Said about the path: every road reaches the same place.
    pub path_note: String,
    /// Marks a choice that was taken.
    pub taken: String,
    /// Marks the scene one is in.
    pub here: String,
    /// A path with nothing on it yet.
    pub path_empty: String,
    /// Pause.
    pub pause: String,
    /// The heading of the pause card.
    pub paused: String,
    /// What pausing means here.
    pub paused_note: String,
    /// Stop for now.
    pub stop: String,
    /// The heading once stopped.
    pub stopped: String,
    /// Where the place is kept.
    pub stopped_note: String,
    /// Pick up again after stopping.
    pub resume: String,
    /// The heading of the support section.
    pub support: String,
    /// What to do when a host gives no support links.
    pub support_default: String,
    /// Marks the chair the reader sits in: “(you)”.
    pub you: String,
    /// Above a taken choice that was said.
    pub you_said: String,
    /// Above a taken choice that was done.
    pub you_did: String,
    /// The guess: `{name}` is the other person.
    pub guess: String,
    /// Skip the guess.
    pub guess_skip: String,
    /// Under the two quiet words: whose they are.
    pub made_up: String,
    /// After guessing the line we wrote.
    pub guessed_same: String,
    /// After guessing the other one: `{guess}`.
    pub guessed_other: String,
    /// Above a thought: `{name}`.
    pub thinks: String,
    /// See one path that was not taken.
    pub untaken: String,
    /// See another one.
    pub untaken_more: String,
    /// Above a path that was not taken.
    pub untaken_kicker: String,
    /// Return from it.
    pub untaken_return: String,
    /// Take it after all, from that moment on.
    pub untaken_take: String,
    /// Above the choice that was taken, beside it.
    pub side_taken: String,
    /// Marks a choice of the path that was not taken and can be looked at.
    pub what_if: String,
    /// Said while the reader is back at an earlier moment.
    pub aside: String,
    /// Return from there.
    pub come_back: String,
    /// Stay there instead.
    pub stay: String,
    /// Choose a chair: the heading.
    pub chairs: String,
    /// Choose a chair: what to know.
    pub chairs_note: String,
    /// Sit in the client's chair: `{name}`.
    pub chair_client: String,
    /// Sit in the therapist's chair: `{name}`.
    pub chair_therapist: String,
    /// See the rest of the model.
    pub deeper: String,
    /// Go on to the card.
    pub to_card: String,
    /// At the end of a story: what do the cases share?
    pub alike: String,
    /// Card: the first side.
    pub card_one: String,
    /// Card: the other side.
    pub card_other: String,
    /// Card: the middle.
    pub card_both: String,
    /// Card: the line that is always there.
    pub card_not: String,
    /// Card: above what the cases had in common.
    pub card_alike: String,
    /// Go on to the reflection.
    pub think: String,
    /// Above the field to write in.
    pub write: String,
    /// Where what is written goes: nowhere.
    pub write_note: String,
    /// Above the ways onward at the end.
    pub onward: String,
    /// Said at the very end, above starting again and stopping.
    pub ended: String,
    /// Start again from the door.
    pub again: String,
    /// Begin with a walk: `{name}`.
    pub begin: String,
    /// On to another walk: `{name}`.
    pub onto: String,
    /// On to the closing.
    pub to_closing: String,
    /// Above the cards at the closing.
    pub cards: String,
    /// What we assumed: opens the list.
    pub assumed: String,
    /// What research says: opens the list.
    pub research: String,
    /// Whose ideas these are.
    pub credit: String,
    /// The link to where they were written, if the host does not name it.
    pub source: String,
    /// Good questions to ask a therapist.
    pub find_questions: String,
    /// The link to finding one.
    pub find_therapist: String,
    /// The link to urgent help.
    pub urgent: String,
    /// The link to someone to talk to.
    pub talk: String,
    /// The link to where one complains.
    pub complaints: String,
    /// Above the reading topics.
    pub reading: String,
    /// The three kinds of empathy.
    pub reading_types: String,
    /// What makes this relationship so unlike others.
    pub reading_different: String,
    /// Whether empathy will still set people apart.
    pub reading_human: String,
    /// How work with couples goes.
    pub reading_couples: String,
    /// Show the picture as a table.
    pub table: String,
    /// Hide the table.
    pub table_hide: String,
    /// The status line of the static text, before any script.
    pub idle: String,
    /// The status line while loading.
    pub loading: String,
    /// The status line when it could not load.
    pub failed: String,
    /// Try loading once more.
    pub retry: String,
    /// Opens what is the reader's own, and its heading.
    pub yours: String,
    /// Above what can be kept.
    pub keep: String,
    /// Have place, choices and settings kept.
    pub keep_place: String,
    /// What is kept then.
    pub keep_note: String,
    /// Have what is written kept too.
    pub keep_words: String,
    /// Forget all that is kept.
    pub forget: String,
    /// Above the link to this moment.
    pub link: String,
    /// What the link carries.
    pub link_note: String,
    /// Copy the link.
    pub link_copy: String,
    /// Above the settings.
    pub reading_way: String,
    /// The settings, in the order of `session::Setting`, each with its options.
    pub settings: Vec<Options>,
    /// Above the keys.
    pub keys: String,
    /// What each key does.
    pub key: Vec<Key>,
    /// The page of one's own: its heading.
    pub page: String,
    /// Opens it.
    pub page_open: String,
    /// Where the page is made.
    pub page_note: String,
    /// A page with nothing on it yet.
    pub page_empty: String,
    /// Above what was written.
    pub page_words: String,
    /// Print the page.
    pub page_print: String,
    /// Save it as plain text.
    pub page_text: String,
    /// Save it as Markdown.
    pub page_markdown: String,
    /// What is told once, in the order of `session::Notice`.
    pub notices: Vec<String>,
    /// In the static text: above the choices of a scene.
    pub text_choices: String,
    /// In the static text: above notes on what was assumed.
    pub text_model: String,
}

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Options {
    /// Its name.
    pub name: String,
    /// Its options, the first as the system or the page has it.
    pub options: Vec<String>,
}

/// A key and what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Key {
    /// The key, as it is printed on keyboards.
    pub key: String,
    /// What it does.
    pub does: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_a_language_has_not_is_the_one_that_all_have() {
        let form = |words: &str| Some(words.to_owned());
        let plural = Plural {
            zero: form("zero"),
            one: form("one"),
            two: form("two"),
            few: form("few"),
            many: form("many"),
            other: "other".to_owned(),
        };
        for category in ["zero", "one", "two", "few", "many", "other"] {
            assert_eq!(plural.form(category), category);
        }
        assert_eq!(Plural { few: None, ..plural }.form("few"), "other");
    }
}
