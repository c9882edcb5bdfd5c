//! The ways out to real people and to more reading: what the host's page gives, set as plainly as a
//! colophon, and hidden where it gives none.

use super::beat::opened;
use super::element::{Node, attributed, element, element_at, link, list, prose, text};
use super::screen::Screen;
use paradox::digits::counted;
use paradox::links::Topic;
use paradox::story::Story;

/// The host's link of a topic, under its own name or ours.
fn to(screen: &Screen, topic: Topic) -> Option<Node> {
    let interface = screen.interface();
    let ours = match topic {
        Topic::Types => &interface.reading_types,
        Topic::Different => &interface.reading_different,
        Topic::Human => &interface.reading_human,
        Topic::Couples => &interface.reading_couples,
        Topic::Urgent => &interface.urgent,
        Topic::Talk => &interface.talk,
        Topic::Complaints => &interface.complaints,
        Topic::FindTherapist => &interface.find_therapist,
        Topic::Source => &interface.source,
    };
    let given = screen.links.get(topic)?;
    Some(link("link", given.label.as_ref().unwrap_or(ours), &given.url))
}

/// One link, on a line of its own.
pub(super) fn line(screen: &Screen, topic: Topic) -> Option<Node> {
    Some(element("p.linked", [to(screen, topic)?]))
}

fn links(screen: &Screen, topics: &[Topic]) -> Vec<Node> {
    let mut items = Vec::new();
    for topic in topics {
        if let Some(link) = to(screen, *topic) {
            items.push(element_at("li.linked", &counted(items.len()), [link]));
        }
    }
    items
}

/// What to read next, and how to find a therapist.
pub(super) fn reading(screen: &Screen) -> Node {
    let interface = screen.interface();
    let topics = links(screen, &Topic::READING);
    let mut children = Vec::new();
    if !topics.is_empty() {
        let inside = [screen.label(&interface.reading), element("ul#list", topics)];
        children.push(element("div#topics", inside));
    }
    if let Some(find) = line(screen, Topic::FindTherapist) {
        let asked = prose("p#asked.text", &interface.find_questions);
        children.push(element("div#find", [asked, find]));
    }
    element("div#reading.links", children)
}

/// Support: the host's links, or the line that is true anywhere.
pub(super) fn support(screen: &Screen) -> Node {
    let interface = screen.interface();
    let links = links(screen, &Topic::SUPPORT);
    let given = if links.is_empty() {
        text("p#default", &interface.support_default)
    } else {
        element("ul#list", links)
    };
    let slot = attributed("slot", "slot", &["name"], &["support"], given);
    let inside = list([screen.label(&interface.support), slot]);
    let values = ["support", &interface.support];
    attributed("section", "support", &["class", "aria-label"], &values, inside)
}

/// What was assumed, what research says, whose ideas these are, and what all this is not.
pub(super) fn colophon(screen: &Screen, stories: &[Story]) -> Node {
    let interface = screen.interface();
    let models = stories.iter().filter_map(|story| story.model.as_ref());
    // What several walks say alike is said once.
    let mut assumed: Vec<String> = Vec::new();
    for sentence in models.flat_map(|model| &model.assumed) {
        if !assumed.contains(sentence) {
            assumed.push(sentence.clone());
        }
    }
    let research: Vec<String> = stories.iter().flat_map(|it| it.research.clone()).collect();
    let mut children = vec![
        text("p#disclaimer.note", &interface.disclaimer),
        prose("p#credit.note", &interface.credit),
    ];
    children.extend(line(screen, Topic::Source));
    let lists = [
        opened("assumed", &interface.assumed, &assumed),
        opened("research", &interface.research, &research),
    ];
    children.push(element("div#lists.spread__more", lists));
    element("div.colophon", children)
}
