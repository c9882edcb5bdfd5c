//! The public surface of the element, as `src/embed/contract.toml` has it, and the forms that editors
//! and compilers read it in.

use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Value, json};

/// Types that the contract's own types stand on.
const LINKS: &str = "/** Where one of the walk's ways out leads. */
export interface BothTrueLink {
  /** An https, tel or mailto address. */
  url: string;
  /** What it says, in place of our words. */
  label?: string;
}

/** The host's links; each may be left out. */
export interface BothTrueLinks {
  reading?: Partial<Record<'types' | 'different' | 'human' | 'couples', BothTrueLink>>;
  support?: Partial<Record<'urgent' | 'talk', BothTrueLink>>;
  'find-therapist'?: BothTrueLink;
  complaints?: BothTrueLink;
  source?: BothTrueLink;
}
";

/// All that a page may rely on.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct Contract {
    pub tag: String,
    pub class: String,
    pub text: String,
    #[serde(rename = "attribute")]
    pub attributes: Vec<Attribute>,
    #[serde(rename = "property")]
    pub properties: Vec<Property>,
    #[serde(rename = "method")]
    pub methods: Vec<Method>,
    #[serde(rename = "event")]
    pub events: Vec<Event>,
    #[serde(rename = "custom-property")]
    pub custom_properties: Vec<CustomProperty>,
    #[serde(rename = "part")]
    pub parts: Vec<Named>,
    #[serde(rename = "state")]
    pub states: Vec<Named>,
    #[serde(rename = "slot")]
    pub slots: Vec<Named>,
}

/// An attribute, and the property that reflects it, if one does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct Attribute {
    pub name: String,
    pub property: Option<String>,
    /// All values there are; none where any text will do.
    #[serde(default)]
    pub values: Vec<Value>,
    /// The usual values, where any text will do.
    #[serde(default)]
    pub known: Vec<Value>,
    pub default: Value,
    pub text: String,
}

/// A property that is no attribute.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct Property {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub writable: bool,
    #[serde(default, rename = "static")]
    pub of_class: bool,
    pub text: String,
}

/// Something the element can be told to do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct Method {
    pub name: String,
    pub returns: String,
    #[serde(default)]
    pub parameters: Vec<Member>,
    pub text: String,
}

/// A parameter, or a member of an event's detail.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct Member {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub text: String,
}

/// An event; all bubble and are composed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct Event {
    pub name: String,
    /// The type of its detail.
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub cancelable: bool,
    /// None where there is no detail.
    pub detail: Option<Vec<Member>>,
    pub text: String,
}

/// A custom property in CSS.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct CustomProperty {
    pub name: String,
    pub syntax: String,
    pub text: String,
}

/// A part, a state or a slot.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "contract.toml says what each is")]
pub struct Named {
    pub name: String,
    pub text: String,
}

impl Contract {
    /// The contract of this version.
    ///
    /// # Panics
    /// If `contract.toml` is not one, which a test would have told.
    pub fn new() -> Self {
        let source = include_str!("../../src/embed/contract.toml");
        toml::from_str(source).expect("src/embed/contract.toml is a contract")
    }

    /// A Custom Elements Manifest, for `script`.
    pub fn manifest(&self, script: &str) -> Value {
        let class = &self.class;
        let attributes = self.attributes.iter().map(|it| {
            let mut attribute = json!({
                "name": it.name, "type": {"text": it.kind()}, "default": shown(&it.default),
                "description": it.text,
            });
            if let Some(property) = &it.property {
                attribute["fieldName"] = json!(property);
            }
            attribute
        });
        let reflected = self.attributes.iter().filter_map(|it| {
            Some(json!({
                "kind": "field", "name": it.property.as_ref()?, "type": {"text": it.kind()},
                "default": shown(&it.default), "attribute": it.name, "reflects": true,
                "description": it.text,
            }))
        });
        let properties = self.properties.iter().map(|it| {
            json!({
                "kind": "field", "name": it.name, "type": {"text": it.kind},
                "readonly": !it.writable, "static": it.of_class, "description": it.text,
            })
        });
        let methods = self.methods.iter().map(|it| {
            let parameters = it.parameters.iter().map(
                |it| json!({"name": it.name, "type": {"text": it.kind}, "description": it.text}),
            );
            json!({
                "kind": "method", "name": it.name, "return": {"type": {"text": it.returns}},
                "parameters": parameters.collect::<Vec<_>>(), "description": it.text,
            })
        });
        let events = self.events.iter().map(|it| {
            let kind = format!("CustomEvent<{}>", it.kind);
            json!({"name": it.name, "type": {"text": kind}, "description": it.text})
        });
        let custom_properties = self
            .custom_properties
            .iter()
            .map(|it| json!({"name": it.name, "syntax": it.syntax, "description": it.text}));
        let declaration = json!({
            "kind": "class", "customElement": true, "name": class, "tagName": self.tag,
            "superclass": {"name": "HTMLElement"}, "description": self.text,
            "attributes": attributes.collect::<Vec<_>>(),
            "members": reflected.chain(properties).chain(methods).collect::<Vec<_>>(),
            "events": events.collect::<Vec<_>>(),
            "slots": named(&self.slots), "cssParts": named(&self.parts),
            "cssStates": named(&self.states),
            "cssProperties": custom_properties.collect::<Vec<_>>(),
        });
        let target = json!({"name": class, "module": script});
        json!({
            "schemaVersion": "2.1.0",
            "modules": [{
                "kind": "javascript-module",
                "path": script,
                "declarations": [declaration],
                "exports": [
                    {"kind": "js", "name": class, "declaration": target},
                    {"kind": "custom-element-definition", "name": self.tag, "declaration": target},
                ],
            }],
        })
    }

    /// What VS Code completes in HTML, and says about it.
    pub fn editor_data(&self) -> Value {
        let attributes = self.attributes.iter().map(|it| {
            let values = it.choices().map(|it| json!({"name": plain(it)})).collect::<Vec<_>>();
            json!({"name": it.name, "description": it.text, "values": values})
        });
        let attributes = attributes.collect::<Vec<_>>();
        let tag = json!({"name": self.tag, "description": self.text, "attributes": attributes});
        json!({"version": 1.1, "tags": [tag]})
    }

    /// Types for TypeScript, and for JSX where there is React.
    pub fn types(&self) -> String {
        let Self { tag, class, .. } = self;
        let mut types =
            format!("// Made from the element's contract, as are the editors' data.\n\n{LINKS}");
        let (mut map, mut hears) = (String::new(), String::new());
        for event in &self.events {
            if let Some(members) = event.detail.as_ref().filter(|it| !it.is_empty()) {
                let members = members.iter().map(|it| line(&it.text, &it.name, "", &it.kind));
                let members = members.collect::<String>();
                let _ = write!(types, "\n/** The detail of `{}`. */\n", event.name);
                let _ = write!(types, "export interface {} {{\n{members}}}\n", event.kind);
            }
            let (name, kind) = (&event.name, format!("CustomEvent<{}>", event.kind));
            map += &line(&event.text, &format!("'{name}'"), "", &kind);
            let heard = format!("((event: {kind}) => void) | undefined");
            hears += &line(&event.text, &format!("'on{name}'"), "?", &heard);
        }
        let attributes = self.attributes.iter();
        let attributes = attributes.map(|it| line(&it.text, &quoted(&it.name), "?", &it.kind()));
        let attributes = attributes.collect::<String>();
        let mut members = String::new();
        for it in &self.properties {
            let before = if it.of_class { "static readonly " } else { "readonly " };
            let name = [if it.writable { "" } else { before }, it.name.as_str()].concat();
            members += &line(&it.text, &name, "", &it.kind);
        }
        for it in &self.attributes {
            let property = it.property.as_ref();
            members +=
                &property.map_or_else(String::new, |name| line(&it.text, name, "", &it.kind()));
        }
        for it in &self.methods {
            let parameters = it.parameters.iter().map(|it| format!("{}: {}", it.name, it.kind));
            let name = format!("{}({})", it.name, parameters.collect::<Vec<_>>().join(", "));
            members += &line(&it.text, &name, "", &it.returns);
        }
        let _ = write!(
            types,
            "\n/** Every event of `<{tag}>`, by its name. */\n\
             export interface {class}EventMap {{\n{map}}}\n\
             \n/** Every attribute of `<{tag}>`. */\n\
             export interface {class}Attributes {{\n{attributes}}}\n\
             \n/** What JSX may give `<{tag}>`, besides what every element has. */\n\
             export interface {class}Props extends {class}Attributes {{\n{hears}}}\n\
             \n/** {} */\n\
             export declare class {class} extends HTMLElement {{\n{members}}}\n\
             \ndeclare global {{\n\
             \x20 interface HTMLElementTagNameMap {{\n    '{tag}': {class};\n  }}\n\
             \x20 // They bubble, so the page's own listeners know them too.\n\
             \x20 interface GlobalEventHandlersEventMap extends {class}EventMap {{}}\n}}\n\
             \n// Without React there is nothing to add to, and no mistake.\n\
             // @ts-ignore\n\
             declare module 'react' {{\n  namespace JSX {{\n    interface IntrinsicElements {{\n\
             \x20     // @ts-ignore\n\
             \x20     '{tag}': import('react').DetailedHTMLProps<import('react').HTMLAttributes<{class}>, {class}> & {class}Props;\n\
             \x20   }}\n  }}\n}}\n",
            self.text,
        );
        types
    }
}

impl Default for Contract {
    fn default() -> Self {
        Self::new()
    }
}

impl Attribute {
    fn choices(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().chain(&self.known)
    }

    /// Its type in TypeScript. Editors offer what is known of a text by this odd union alone.
    fn kind(&self) -> String {
        let mut kinds: Vec<_> = self.choices().map(shown).collect();
        if kinds.is_empty() {
            return "string".to_owned();
        }
        if self.values.is_empty() {
            kinds.push("(string & {})".to_owned());
        }
        kinds.join(" | ")
    }
}

/// A member of an interface or a class, under its one sentence or two.
fn line(text: &str, name: &str, mark: &str, kind: &str) -> String {
    format!("  /** {text} */\n  {name}{mark}: {kind};\n")
}

fn quoted(name: &str) -> String {
    if name.contains('-') { format!("'{name}'") } else { name.to_owned() }
}

/// A value as TypeScript writes it.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| format!("'{text}'"))
}

/// A value as HTML writes it.
pub fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn named(all: &[Named]) -> Vec<Value> {
    all.iter().map(|it| json!({"name": it.name, "description": it.text})).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_one_of_some_is_a_union() {
        let contract = Contract::new();
        let kind = |name: &str| {
            let attribute = contract.attributes.iter().find(|it| it.name == name);
            attribute.expect("the contract has it").kind()
        };
        assert_eq!(kind("length"), "'short' | 'full'");
        assert_eq!(kind("heading-level"), "2 | 3 | 4 | 5 | 6");
        assert_eq!(kind("start"), "string");
        assert_eq!(kind("share"), "'choices' | (string & {})");
    }

    #[test]
    fn every_default_is_a_value() {
        for it in Contract::new().attributes {
            let known = it.values.is_empty() || it.values.contains(&it.default);
            assert!(known, "{}: {}", it.name, it.default);
        }
    }
}
