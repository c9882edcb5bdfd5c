//! Elements: a tag, a key, a class or attributes, and what is inside.
//!
//! They say what `html!` would, at a fraction of its size in the wasm: a node here is a number, and
//! what it stands for is kept aside until the whole screen is handed to Yew. Every element is keyed,
//! and words stand alone in theirs, so that a page translator that rewrites text nodes leaves the
//! tree as Yew knows it.

use paradox::digits::counted;
use paradox::prose::{Span, spans};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VTag};

/// Something that is drawn: the number of what is kept aside for it, to be used once.
pub(super) struct Node(usize);

thread_local! {
    static KEPT: RefCell<Vec<Option<Html>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps something aside until it is handed over.
pub(super) fn keep(html: Html) -> Node {
    KEPT.with_borrow_mut(|kept| {
        kept.push(Some(html));
        Node(kept.len() - 1)
    })
}

fn taken(node: &Node) -> Html {
    KEPT.with_borrow_mut(|kept| {
        let html = kept.get_mut(node.0).and_then(Option::take).unwrap_or_default();
        while let Some(None) = kept.last() {
            kept.pop();
        }
        html
    })
}

impl From<Node> for Html {
    fn from(node: Node) -> Self {
        taken(&node)
    }
}

/// Words as they stand.
impl From<&str> for Node {
    fn from(words: &str) -> Self {
        keep(words.to_owned().into())
    }
}

/// An element with children, as `tag#key.class`: without a key of its own, it goes by its class or
/// tag.
pub(super) fn element(what: &'static str, children: impl Children) -> Node {
    specified(what, "", list(children))
}

/// The same, under a key that only the story knows.
pub(super) fn element_at(what: &'static str, key: &str, children: impl Children) -> Node {
    specified(what, key, list(children))
}

/// An element that holds words and nothing else.
pub(super) fn text(what: &'static str, words: &str) -> Node {
    specified(what, "", words.into())
}

/// The same, under a key that only the story knows.
pub(super) fn text_at(what: &'static str, key: &str, words: &str) -> Node {
    specified(what, key, words.into())
}

/// An element whose class is not known beforehand.
pub(super) fn classed(tag: &'static str, key: &str, class: &str, children: impl Children) -> Node {
    attributed(tag, key, &["class"], &[class], list(children))
}

fn specified(what: &'static str, key: &str, child: Node) -> Node {
    let (rest, class) = what.split_once('.').unwrap_or((what, ""));
    let (tag, own) = rest.split_once('#').unwrap_or((rest, ""));
    let first = class.split(' ').next().unwrap_or_default();
    let names = [key, own, first, tag];
    let key = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    attributed(tag, key, &["class"], &[class], child)
}

/// An element that holds prose: words, with `*emphasis*` and links where they are marked.
pub(super) fn prose(what: &'static str, words: &str) -> Node {
    prose_at(what, "", words)
}

/// The same, under a key that only the story knows.
pub(super) fn prose_at(what: &'static str, key: &str, words: &str) -> Node {
    let spans = spans(words);
    if let [Span::Plain(words)] = &spans[..] {
        return text_at(what, key, words);
    }
    let mut children = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        let key = counted(at);
        children.push(match span {
            Span::Plain(words) => text_at("span", &key, words),
            Span::Emphasis(words) => text_at("em", &key, words),
            Span::Link { words, url } => link(&key, words, url),
        });
    }
    element_at(what, key, children)
}

/// A link out of the page, into a window of its own: whoever follows it keeps their place here.
pub(super) fn link(key: &str, words: &str, url: &str) -> Node {
    let attributes = ["", url, "_blank", "noopener noreferrer"];
    attributed("a", key, &["class", "href", "target", "rel"], &attributes, words.into())
}

/// Paragraphs, each in an element of its own.
pub(super) fn paragraphs(what: &'static str, lines: &[String]) -> Vec<Node> {
    let line = |(at, line): (usize, &String)| prose_at(what, &counted(at), line);
    lines.iter().enumerate().map(line).collect()
}

/// Controls in a row.
pub(super) fn actions(controls: impl Children) -> Node {
    element("div.actions", controls)
}

/// What stands inside an element: nodes, as many as are known beforehand or not.
pub(super) trait Children {
    /// All of them as one node.
    fn list(self) -> Node;
}

impl Children for Vec<Node> {
    fn list(self) -> Node {
        listed(&self)
    }
}

impl<const COUNT: usize> Children for [Node; COUNT] {
    fn list(self) -> Node {
        listed(&self)
    }
}

/// Children as one node.
pub(super) fn list(children: impl Children) -> Node {
    children.list()
}

/// Everything that makes a list goes through here, so there is one list in the wasm and not one for
/// each place that has some.
fn listed(children: &[Node]) -> Node {
    let mut html = Vec::with_capacity(children.len());
    for child in children {
        html.push(taken(child));
    }
    keep(VList::with_children(html, None).into())
}

/// An element with these attributes; an empty value leaves its attribute out.
pub(super) fn attributed(
    tag: &'static str,
    key: &str,
    names: &'static [&'static str],
    values: &[&str],
    child: Node,
) -> Node {
    tagged(tag, key, names, values, NodeRef::default(), vec![], child)
}

/// A path of a drawing: its class, its data, and its stroke's width where it has one of its own.
pub(super) fn path(key: &str, class: &str, data: &str, width: &str) -> Node {
    attributed("path", key, &["class", "d", "stroke-width"], &[class, data, width], list([]))
}

/// A drawing, which says nothing to those who listen: its sentence does.
pub(super) fn svg(key: &str, class: &str, view_box: &str, children: impl Children) -> Node {
    let names = &["class", "viewBox", "aria-hidden"];
    attributed("svg", key, names, &[class, view_box, "true"], list(children))
}

/// What changes while the reader plays, told once it has changed.
pub(super) fn live(key: &str, class: &str, children: impl Children) -> Node {
    attributed("div", key, &["class", "aria-live"], &[class, "polite"], list(children))
}

/// An element to which a reader may be brought, though no key leads there.
pub(super) fn arrival(
    tag: &'static str,
    key: &str,
    class: &str,
    part: &str,
    child: Node,
    at: NodeRef,
) -> Node {
    let names = &["class", "part", "tabindex"];
    tagged(tag, key, names, &[class, part, "-1"], at, vec![], child)
}

/// Hears one kind of event.
struct Ear {
    kind: ListenerKind,
    heard: Callback<Event>,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.heard.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Something to listen for, and what is done then.
pub(super) fn hears(kind: ListenerKind, heard: impl Fn(Event) + 'static) -> Rc<dyn Listener> {
    Rc::new(Ear { kind, heard: Callback::from(heard) })
}

/// A control without children, which has a value of its own: a text, or whether it is ticked.
pub(super) fn input(
    key: &str,
    names: &'static [&'static str],
    values: &[&str],
    value: Result<String, bool>,
    ear: Rc<dyn Listener>,
) -> Node {
    let mut element = tag("input", key, names, values, vec![ear]);
    match value {
        Ok(text) => element.set_value(text),
        Err(ticked) => element.set_checked(ticked),
    }
    keep(element.into())
}

/// A field of text: `input` for a line, `textarea` for more.
pub(super) fn field(
    tag_name: &'static str,
    names: &'static [&'static str],
    values: &[&str],
    value: String,
    ears: Vec<Rc<dyn Listener>>,
) -> Node {
    let mut element = tag(tag_name, tag_name, names, values, ears);
    element.set_value(value);
    keep(element.into())
}

/// Any element: its attributes, what holds it, what it listens for, and what is inside.
pub(super) fn tagged(
    tag_name: &'static str,
    key: &str,
    names: &'static [&'static str],
    values: &[&str],
    at: NodeRef,
    ears: Vec<Rc<dyn Listener>>,
    child: Node,
) -> Node {
    let mut element = tag(tag_name, key, names, values, ears);
    element.node_ref = at;
    element.add_child(child.into());
    keep(element.into())
}

fn tag(
    tag: &'static str,
    key: &str,
    names: &'static [&'static str],
    values: &[&str],
    ears: Vec<Rc<dyn Listener>>,
) -> VTag {
    let mut element = VTag::new(tag);
    element.key = Some(key.to_owned().into());
    for ear in ears {
        element.add_listener(ear);
    }
    let mut given = Vec::with_capacity(values.len());
    for value in values {
        let value = (!value.is_empty()).then(|| AttrValue::from((*value).to_owned()));
        given.push(value.map(AttributeOrProperty::Attribute));
    }
    element.set_attributes(Attributes::Dynamic { keys: names, values: given.into() });
    element
}
