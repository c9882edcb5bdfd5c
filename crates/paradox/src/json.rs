//! The browser's door: a compiled pack's JSON becomes a checked [`Pack`].
//!
//! The authors' door reads the same types with serde. Here serde's derived readers were a third
//! of the wasm's code, and their fine error messages are for authors, not for a page; so this door reads by name from a parsed value, and says only where it stopped.

mod value;

use crate::interface::Interface;
use crate::story::{
    Beat, BeatId, Card, Cast, Chair, Choice, Condition, Door, Drawing, Effect, LimbChange, Line,
    LineWords, Minutes, Operand, Pack, PackError, PoseChange, Reading, Reflection, RoomWords,
    Scenario, Scene, SliderWords, Story, Variant,
};
use value::Value;

impl Pack {
    /// Reads a compiled pack. Whatever comes through is safe to walk.
    ///
    /// # Errors
    /// If the text is not a pack, or one with a link or list that would fail a reader later.
    pub fn from_json(json: &str) -> Result<Self, PackError> {
        let value =
            Value::parse(json).ok_or_else(|| PackError::Malformed("it is not JSON".into()))?;
        let mut fault = Fault::default();
        let pack = Self::read(Some(&value), &mut fault);
        match (fault.0, pack.story.broken()) {
            (None, None) => Ok(pack),
            (Some(what), _) => Err(PackError::Malformed(what)),
            (None, Some(place)) => Err(PackError::Broken(place)),
        }
    }
}

/// The first thing that was not as a pack has it, or none so far.
#[derive(Default)]
struct Fault(Option<String>);

impl Fault {
    fn note(&mut self, what: &str) {
        self.0.get_or_insert_with(|| what.to_owned());
    }
}

/// Something that can be read from JSON.
///
/// Reading never stops: what is amiss is noted, and something blank stands in for it. A reader that
/// could stop half way would have to clean up after every member, which is most of its size.
trait FromJson {
    /// Reads a value, or the lack of one.
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self;
}

/// The member of an object that belongs to a field; its name in the pack is kebab-case.
fn member<'json>(value: Option<&'json Value>, field: &str) -> Option<&'json Value> {
    value?.member(&field.replace('_', "-"))
}

/// Reads a struct member by member. The compiler misses any field left out here.
macro_rules! members {
    ($($type:ident { $($field:ident $(as $key:literal)?),* $(,)? })*) => { $(
        impl FromJson for $type {
            fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
                if value.is_none() {
                    fault.note(stringify!($type));
                }
                Self {
                    $($field: FromJson::read(
                        member(value, members!(@key $field $($key)?)),
                        fault,
                    )),*
                }
            }
        }
    )* };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

members! {
    Pack { story, interface }
    Door { title, lead, note, summary, minutes, claims }
    Minutes { short, full }
    Line { label, label_rest, assumed, words, beats as "beat" }
    Beat { id, core, title, lines, then, ask, answer, go, claims }
    LineWords {
        near, far, first, last, how, points, heights, says_point, yours, run, average, shows, ground, courses,
        says_yours, says_run, says_many, says_ground, says_covered, skip, hide, show, again, lift, cover,
        underneath, rooms, sliders, session,
    }
    RoomWords { name, holds }
    SliderWords { name, steps }
    Scenario {
        id, chair, title, intro, prompt, cast, readings as "reading", decoys, scenes as "scene",
    }
    Cast { client, therapist, others }
    Reading { id, start, levels }
    Scene {
        id, name, lines, variants as "variant", picture, clock, pose, empty, phone, paradox,
        drawing, choices as "choice", claims,
    }
    Variant { when, lines, picture, pose, empty }
    Choice {
        id, label, effect, reason, then, client, therapist, after, opened, picture, pose, phone,
        goto,
    }
    PoseChange { near, client, therapist }
    Card { one, other, both, not, alike, claims }
    Reflection { title, prompts, claims }
    Interface {
        lang, dir, product, region, parts, about, disclaimer, start, summary, skip, go_on, back,
        path, path_close, path_note, taken, here, path_empty, pause, paused, paused_note, stop,
        stopped, stopped_note, resume, support, support_default, you, you_said, you_did, guess,
        guess_skip, guessed_same, guessed_other, thinks, untaken, untaken_more, untaken_kicker,
        untaken_return, chairs, chairs_note, chair_client, chair_therapist, deeper,
        to_card, card_one, card_other, card_both, card_not, card_alike, think, think_note, onward, ended,
        again, assumed, table, table_hide, idle, loading, failed, retry, text_choices, text_model,
    }
}
/// Notes for a group's leader are not for a reader's page, and never read here.
impl FromJson for Story {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        Self {
            id: FromJson::read(member(value, "id"), fault),
            name: FromJson::read(member(value, "name"), fault),
            parts: FromJson::read(member(value, "parts"), fault),
            door: FromJson::read(member(value, "door"), fault),
            line: FromJson::read(member(value, "line"), fault),
            scenarios: FromJson::read(member(value, "scenario"), fault),
            card: FromJson::read(member(value, "card"), fault),
            reflection: FromJson::read(member(value, "reflection"), fault),
            facilitator: None,
        }
    }
}

/// A pose may be partly said, or not at all.
impl FromJson for LimbChange {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        Self {
            turn: FromJson::read(member(value, "turn"), fault),
            lean: FromJson::read(member(value, "lean"), fault),
            head: FromJson::read(member(value, "head"), fault),
            hands: FromJson::read(member(value, "hands"), fault),
        }
    }
}

impl FromJson for String {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        let Some(Value::Text(text)) = value else {
            fault.note("text");
            return Self::new();
        };
        text.clone()
    }
}

impl FromJson for f64 {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        let Some(Value::Number(number)) = value else {
            fault.note("a number");
            return 0.0;
        };
        *number
    }
}

impl FromJson for i8 {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        f64::read(value, fault) as Self
    }
}

impl FromJson for u8 {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        f64::read(value, fault) as Self
    }
}

impl FromJson for bool {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        match value {
            None => false,
            Some(Value::Bool(value)) => *value,
            Some(_) => {
                fault.note("true or false");
                false
            }
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        value.map(|value| T::read(Some(value), fault))
    }
}

/// A list that is not there is empty; whether it may be is for `Story::broken` to say.
impl<T: FromJson> FromJson for Vec<T> {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        let mut items = Self::new();
        match value {
            None => (),
            Some(Value::List(values)) => {
                for value in values {
                    items.push(T::read(Some(value), fault));
                }
            }
            Some(_) => fault.note("a list"),
        }
        items
    }
}

impl FromJson for Effect {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        let mut effect = Self::default();
        if let Some(Value::Object(members)) = value {
            for (reading, by) in members {
                effect.0.push((reading.clone(), i8::read(Some(by), fault)));
            }
        }
        effect
    }
}

impl FromJson for Condition {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        String::read(value, fault).parse().unwrap_or_else(|_| {
            fault.note("a condition");
            Self { left: String::new(), or_equal: true, right: Operand::Number(0) }
        })
    }
}

/// Reads one of a few names; the first stands in for any other.
fn one_of<T: Copy>(value: Option<&Value>, fault: &mut Fault, names: &[(&str, T)]) -> T {
    let given = String::read(value, fault);
    let found = names.iter().find(|(name, _)| *name == given).map(|(_, item)| *item);
    found.unwrap_or_else(|| {
        fault.note(&given);
        names[0].1
    })
}

impl FromJson for BeatId {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        one_of(value, fault, &Self::ALL.map(|beat| (beat.name(), beat)))
    }
}

impl FromJson for Chair {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        one_of(value, fault, &[("client", Self::Client), ("therapist", Self::Therapist)])
    }
}

impl FromJson for Drawing {
    fn read(value: Option<&Value>, fault: &mut Fault) -> Self {
        one_of(value, fault, &[("two-lines", Self::TwoLines)])
    }
}
