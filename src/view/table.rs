//! A picture as a table, on request, for whoever would rather read it.

use super::element::{Node, attributed, element, element_at, text_at};
use super::screen::Screen;
use paradox::digits::counted;
use paradox::session::{Message, Played};

/// The control that opens a table, and the table once it is open. A row begins with its name.
pub(super) fn tabled(screen: &Screen, head: Vec<String>, rows: Vec<Vec<String>>) -> Node {
    let interface = screen.interface();
    let open = screen.session.play().table;
    let toggle = if open { &interface.table_hide } else { &interface.table };
    let toggled = Message::Played(Played::TableToggled);
    let mut children = vec![screen.press("quiet", "toggle", toggle.as_str().into(), toggled)];
    if open {
        let mut body = Vec::new();
        for (at, cells) in rows.iter().enumerate() {
            body.push(row(&counted(at), cells, "row"));
        }
        let parts =
            [element("thead#head", [row("head", &head, "col")]), element("tbody#body", body)];
        let names = &["class", "tabindex", "role", "aria-label"];
        let values = ["table", "0", "group", &interface.table];
        let table = element("table", parts);
        children.push(attributed("div", "scroll", names, &values, table));
    }
    element("div#table.table-frame", children)
}

/// A row whose first cell, or all of whose cells, are names of what they head.
fn row(key: &str, cells: &[String], scope: &'static str) -> Node {
    let mut row = Vec::new();
    for (at, words) in cells.iter().enumerate() {
        let key = counted(at);
        row.push(if at == 0 || scope == "col" {
            attributed("th", &key, &["scope"], &[scope], words.as_str().into())
        } else {
            text_at("td", &key, words)
        });
    }
    element_at("tr", key, row)
}
