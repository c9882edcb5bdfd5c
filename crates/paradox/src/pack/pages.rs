//! The words of the pages that ship around the walk: their own few, which no story and no control says.

use super::address::Address;
use super::sheet::Sheet;
use serde::{Deserialize, Serialize};

/// The words of all such pages, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pages {
    /// The self-guided page.
    pub learn: Learn,
}

/// The words of the self-guided page, which is also an app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Learn {
    /// The heading, and the name under the app's icon.
    pub name: String,
    /// The title of the page, and the app's full name.
    pub title: String,
    /// What it is, to someone who has not opened it.
    pub description: String,
    /// What it is, under the heading.
    pub stand: String,
    /// Said once, when the page can be opened without a net.
    pub kept: String,
    /// Said when another version waits.
    pub newer: String,
    /// The control that takes it.
    pub load: String,
    /// How a reader finds their place again.
    pub place: String,
    /// What the page is for, and what it is not.
    pub purpose: String,
    /// Someone to talk to: the host's link, and this page is a host.
    pub talk: Link,
}

/// A link of the page's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// What is said on it.
    pub label: String,
}

/// Checks what no other check sees to: a link leads to a page.
pub(super) fn check(sheet: &mut Sheet<'_>, pages: &Pages) {
    if !pages.learn.talk.url.starts_with("https://") {
        sheet.report(
            &Address::default().key("learn").key("talk").key("url"),
            "link",
            format!("`{}` leads to no page", pages.learn.talk.url),
            "write the whole address; it begins with `https://`",
        );
    }
}
