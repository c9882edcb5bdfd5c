//! Plain elements: a tag, a key, a class and what is inside.
//!
//! They say what `html!` would, at a third of its size in the wasm; `html!` is kept for elements
//! with more to them. Every element is keyed, and words stand alone in theirs, so that a page
//! translator that rewrites text nodes leaves the tree as Yew knows it.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag};

/// An element with children.
pub(super) fn element(tag: &'static str, key: &str, class: &str, children: Vec<Html>) -> Html {
    holding(tag, key, class, list(children))
}

/// An element that holds words and nothing else.
pub(super) fn text(tag: &'static str, key: &str, class: &str, words: &str) -> Html {
    holding(tag, key, class, words.to_owned().into())
}

/// Paragraphs, each in an element of its own.
pub(super) fn paragraphs(class: &str, lines: &[String]) -> Vec<Html> {
    let line = |(at, line): (usize, &String)| text("p", &at.to_string(), class, line);
    lines.iter().enumerate().map(line).collect()
}

/// Controls in a row.
pub(super) fn actions(controls: Vec<Html>) -> Html {
    element("div", "actions", "actions", controls)
}

/// Children as one node. Everything that makes a list goes through here, so there is one list in
/// the wasm and not one for each place that has some.
pub(super) fn list(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}

/// A path of a drawing: its class, its data, and its stroke's width where it has one of its own.
pub(super) fn path(key: &str, class: &'static str, data: String, width: Option<String>) -> Html {
    let mut path = VTag::new("path");
    path.key = Some(key.into());
    path.set_attributes(Attributes::Dynamic {
        keys: &["class", "d", "stroke-width"],
        values: Box::new([
            Some(AttributeOrProperty::Attribute(AttrValue::Static(class))),
            Some(AttributeOrProperty::Attribute(data.into())),
            width.map(|width| AttributeOrProperty::Attribute(width.into())),
        ]),
    });
    path.into()
}

/// An element to which a reader may be brought, though no key leads there.
pub(super) fn arrival(
    tag: String,
    key: &'static str,
    class: &'static str,
    child: Html,
    at: NodeRef,
) -> Html {
    let mut element = VTag::new(tag);
    element.key = Some(key.into());
    element.node_ref = at;
    element.set_attributes(Attributes::Dynamic {
        keys: &["class", "tabindex"],
        values: Box::new(
            [class, "-1"].map(|it| Some(AttributeOrProperty::Attribute(AttrValue::Static(it)))),
        ),
    });
    element.add_child(child);
    element.into()
}

fn holding(tag: &'static str, key: &str, class: &str, child: Html) -> Html {
    let class = (!class.is_empty()).then(|| AttrValue::from(class.to_owned()));
    let mut element = VTag::new(tag);
    element.key = Some(key.into());
    element.set_attributes(Attributes::Dynamic {
        keys: &["class"],
        values: Box::new([class.map(AttributeOrProperty::Attribute)]),
    });
    element.add_child(child);
    element.into()
}
