//! From a tree to a typed value, past every mistake on the way.
//!
//! Serde stops at the first thing it can't use. This deserialiser notes the thing, gives something
//! neutral in its place and goes on, so that one pass over a file finds all that is wrong with its
//! keys and kinds. What can't be given in passing (a key that isn't there, a value its own type turns
//! down) is remembered, and the file is read again with that place filled in.

use super::absence;
use super::address::Address;
use super::nearest::nearest;
use super::tree::{Tree, Value};
use crate::diagnostic::Diagnostic;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use toml::de::DeValue;

/// A file as its type, as far as it goes.
pub(super) struct Reading<T> {
    /// What was read: as written, except where it was mended. Nothing if even that failed.
    pub(super) value: Option<T>,
    /// What was wrong.
    pub(super) mistakes: Vec<Diagnostic>,
    /// The places that do not hold what was written. Nothing more should be said about them.
    pub(super) mended: BTreeSet<Address>,
}

/// Reads `tree` as a `T`. `mended` are places already known to hold a guess.
pub(super) fn read<T: DeserializeOwned>(
    tree: &Tree<'_>,
    mended: impl IntoIterator<Item = Address>,
) -> Reading<T> {
    let notes = Notes {
        tree,
        mistakes: RefCell::default(),
        filled: RefCell::default(),
        mended: RefCell::new(mended.into_iter().collect()),
    };
    loop {
        let filled = notes.filled.borrow().len();
        let result = T::deserialize(Node {
            value: Some(tree.root()),
            address: Address::default(),
            notes: &notes,
        });
        // Each round fills one more place, so this ends; one that fills none would never end.
        if result.is_ok() || notes.filled.borrow().len() == filled {
            return Reading {
                value: result.ok(),
                mistakes: notes.mistakes.into_inner(),
                mended: notes.mended.into_inner(),
            };
        }
    }
}

/// What has been noticed so far.
struct Notes<'tree> {
    tree: &'tree Tree<'tree>,
    mistakes: RefCell<Vec<Diagnostic>>,
    /// Places to give something neutral in the next round.
    filled: RefCell<BTreeSet<Address>>,
    mended: RefCell<BTreeSet<Address>>,
}

impl Notes<'_> {
    /// Notes a mistake, once, unless it is about a place that is a guess already.
    fn report(&self, mistake: Diagnostic) {
        let mut mistakes = self.mistakes.borrow_mut();
        if !mistakes.contains(&mistake) {
            mistakes.push(mistake);
        }
    }

    fn is_filled(&self, address: &Address) -> bool {
        self.filled.borrow().contains(address)
    }

    fn fill(&self, address: Address) {
        self.mended.borrow_mut().insert(address.clone());
        self.filled.borrow_mut().insert(address);
    }
}

/// One place in the tree, being read. Without a value it gives something neutral.
struct Node<'tree> {
    value: Option<&'tree Value<'tree>>,
    address: Address,
    notes: &'tree Notes<'tree>,
}

impl<'tree> Node<'tree> {
    fn of(value: &'tree Value<'tree>, address: Address, notes: &'tree Notes<'tree>) -> Self {
        let value = (!notes.is_filled(&address)).then_some(value);
        Self { value, address, notes }
    }

    /// What `read` makes of the value; otherwise notes that it should be `wanted` and how that is
    /// written, and nothing.
    fn take<T>(
        &self,
        wanted: &str,
        written: &str,
        read: impl FnOnce(&'tree DeValue<'tree>) -> Option<T>,
    ) -> Option<T> {
        let value = self.value?;
        let taken = read(value.get_ref());
        if taken.is_none() {
            self.mend(Diagnostic {
                code: "wrong-type",
                message: format!(
                    "{} should be {wanted}, and this is {}",
                    title(&self.address),
                    kind(value.get_ref())
                ),
                hint: format!("write it {written}"),
                span: value.span(),
            });
        }
        taken
    }

    fn integer(&self, least: i64, most: i64) -> i64 {
        let wanted = format!("a whole number from {least} to {most}");
        let number = self.take(&wanted, "in digits, without quotes", |value| {
            let integer = value.as_integer()?;
            let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok()?;
            (least..=most).contains(&number).then_some(number)
        });
        number.unwrap_or(0)
    }

    /// Notes a mistake about this very value, which from here on is a guess.
    fn mend(&self, mistake: Diagnostic) {
        let newly = self.notes.mended.borrow_mut().insert(self.address.clone());
        if newly {
            self.notes.report(mistake);
        }
    }

    /// The error that stopped the reading of this value, dealt with.
    fn catch(&self, fault: Fault) -> Fault {
        if let (Fault::Refused(why), Some(value)) = (&fault, self.value) {
            // A type that turns a value down says what is wrong, a colon, and what to write.
            let (message, hint) = why.split_once(": ").unwrap_or((why, "write it in another way"));
            self.mend(Diagnostic {
                code: "unknown-value",
                message: message.to_owned(),
                hint: hint.to_owned(),
                span: value.span(),
            });
            self.notes.fill(self.address.clone());
        }
        Fault::Again
    }
}

fn title(address: &Address) -> String {
    let name = address.name();
    if address.is_item() { format!("an item of `{name}`") } else { format!("`{name}`") }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Why a round of reading ended early.
#[derive(Debug)]
enum Fault {
    /// A key is not there, and its type has nothing to stand in for it.
    Absent(&'static str),
    /// A type turned its value down.
    Refused(String),
    /// The place has been filled in: read once more.
    Again,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent(field) => write!(f, "`{field}` is missing"),
            Self::Refused(why) => f.write_str(why),
            Self::Again => f.write_str("read once more"),
        }
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Refused(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Absent(field)
    }
}

impl<'de> de::Deserializer<'de> for Node<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value.map(toml::Spanned::get_ref) {
            Some(DeValue::String(_)) => self.deserialize_string(visitor),
            Some(DeValue::Integer(_)) => visitor.visit_i64(self.integer(i64::MIN, i64::MAX)),
            Some(DeValue::Float(_)) => self.deserialize_f64(visitor),
            Some(DeValue::Boolean(yes)) => visitor.visit_bool(*yes),
            Some(DeValue::Array(_)) => self.deserialize_seq(visitor),
            Some(DeValue::Table(_)) => self.deserialize_map(visitor),
            Some(DeValue::Datetime(_)) | None => visitor.visit_unit(),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.take("text", "between straight quotes: \"…\"", DeValue::as_str);
        visitor.visit_str(text.unwrap_or_default())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let yes = self.take("true or false", "without quotes", DeValue::as_bool);
        visitor.visit_bool(yes.unwrap_or_default())
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_i64(self.integer(u8::MIN.into(), u8::MAX.into()))
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_i64(self.integer(i8::MIN.into(), i8::MAX.into()))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.take("a number", "in digits, without quotes: 0.5", |value| match value {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        });
        visitor.visit_f64(number.unwrap_or(0.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.value.is_some() { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items =
            self.take("a list", "in square brackets: [\"…\", \"…\"]", |value| match value {
                DeValue::Array(items) => Some(items.iter()),
                _ => None,
            });
        let nodes = items
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(index, value)| Node::of(value, self.address.item(index), self.notes));
        visitor.visit_seq(Items(nodes))
    }

    /// A list of a length that is known beforehand.
    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let items =
            self.take("a list", "in square brackets: [\"…\", \"…\"]", |value| match value {
                DeValue::Array(items) => Some(items),
                _ => None,
            });
        let has = items.map_or(length, |items| items.len());
        if let (Some(value), true) = (self.value, has != length) {
            self.mend(Diagnostic {
                code: "wrong-count",
                message: format!("`{}` holds {has}, and it needs {length}", self.address.name()),
                hint: "write that many, neither more nor fewer".to_owned(),
                span: value.span(),
            });
        }
        let nodes = (0..length).map(|index| {
            let address = self.address.item(index);
            match items.and_then(|items| items.get(index)) {
                Some(value) => Node::of(value, address, self.notes),
                None => Node { value: None, address, notes: self.notes },
            }
        });
        visitor.visit_seq(Items(nodes))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let table = self.take(
            "a table",
            "in braces, { key = \"…\" }, or under a heading of its own",
            |value| match value {
                DeValue::Table(table) => Some(table.iter()),
                _ => None,
            },
        );
        let entries = table.into_iter().flatten().map(|(key, value)| {
            let key = key.get_ref().as_ref();
            (key, Node::of(value, self.address.key(key), self.notes))
        });
        visitor.visit_map(Entries { entries, value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let table = self.take(
            "a table",
            "in braces, { key = \"…\" }, or under a heading of its own",
            |value| match value {
                DeValue::Table(table) => Some(table),
                _ => None,
            },
        );
        let Some(table) = table else {
            let neutral = fields.iter().map(|field| {
                let address = self.address.key(field);
                (*field, Node { value: None, address, notes: self.notes })
            });
            return visitor.visit_map(Entries { entries: neutral, value: None });
        };

        let absent: Vec<&str> =
            fields.iter().copied().filter(|field| !table.contains_key(*field)).collect();
        let mut meant = Vec::new();
        let mut entries = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if fields.contains(&name) {
                entries.push((name, Node::of(value, self.address.key(name), self.notes)));
                continue;
            }
            let likely = nearest(name, absent.iter().copied());
            meant.extend(likely);
            self.notes.report(Diagnostic {
                code: "unknown-key",
                message: format!("`{name}` is not a key that {} has", owner(&self.address)),
                hint: match likely.or_else(|| nearest(name, fields.iter().copied())) {
                    Some(known) => format!("did you mean `{known}`?"),
                    None => format!("it can have {}", list(fields)),
                },
                span: key.span(),
            });
        }
        for field in absent {
            let address = self.address.key(field);
            if self.notes.is_filled(&address) {
                entries.push((field, Node { value: None, address, notes: self.notes }));
            }
        }

        visitor.visit_map(Entries { entries: entries.into_iter(), value: None }).map_err(|fault| {
            let Fault::Absent(field) = fault else { return fault };
            let address = self.address.key(field);
            // A misspelt key has been reported as itself.
            if !meant.contains(&field) {
                self.notes.report(absence::missing(&address, self.notes.tree.span(&self.address)));
            }
            self.notes.fill(address);
            Fault::Again
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let text = self.take("text", "between straight quotes: \"…\"", DeValue::as_str);
        let known = text.and_then(|text| variants.iter().find(|variant| **variant == text));
        if let (Some(text), None, Some(value)) = (text, known, self.value) {
            self.mend(Diagnostic {
                code: "unknown-value",
                message: format!("{} can't be `{text}`", title(&self.address)),
                hint: match nearest(text, variants.iter().copied()) {
                    Some(known) => format!("did you mean `{known}`?"),
                    None => format!("it can be {}", list(variants)),
                },
                span: value.span(),
            });
        }
        let variant = known.or(variants.first()).copied().unwrap_or_default();
        let variant: StrDeserializer<'_, Fault> = variant.into_deserializer();
        visitor.visit_enum(variant)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_string(visitor)
    }

    serde::forward_to_deserialize_any! {
        i16 i32 i64 i128 u16 u32 u64 u128 f32 char bytes byte_buf unit unit_struct
        tuple_struct identifier ignored_any
    }
}

/// Whose keys are spoken of.
fn owner(address: &Address) -> String {
    match address.steps() {
        [] => "a file of this kind".to_owned(),
        _ => format!("`{}`", address.name()),
    }
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The items of a list.
struct Items<I>(I);

impl<'de, 'tree, I: Iterator<Item = Node<'tree>>> de::SeqAccess<'de> for Items<I> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.0.next().map(|node| node.give(seed)).transpose()
    }
}

/// The keys and values of a table.
struct Entries<'tree, I> {
    entries: I,
    value: Option<Node<'tree>>,
}

impl<'de, 'key, 'tree, I: Iterator<Item = (&'key str, Node<'tree>)>> de::MapAccess<'de>
    for Entries<'tree, I>
{
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, node)) = self.entries.next() else { return Ok(None) };
        self.value = Some(node);
        let key: StrDeserializer<'_, Fault> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(node) => node.give(seed),
            None => Err(Fault::Refused("a value was asked for before its key".to_owned())),
        }
    }
}

impl Node<'_> {
    /// Lets `seed` read this value, and deals with its refusal.
    fn give<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        let caught = Node { value: self.value, address: self.address.clone(), notes: self.notes };
        seed.deserialize(self).map_err(|fault| caught.catch(fault))
    }
}
