//! A whole walk as plain HTML: what stands inside the element for readers without scripts, for
//! search, for print, and until the widget is there.
//!
//! It has no classes or styles, so it takes the look of the page it stands in. Its ids are places of
//! the walk, `change/a/s1`, so none meets one of the page's. The links of its door and of its first
//! choice lead to them; where the widget is on its way, it takes them up.

mod dial;
mod frame;
mod lenses;
mod model;
mod page;
mod scenario;
mod walk;

use page::Page;
use paradox::interface::Interface;
use paradox::story::{Frame, Pack, Story};

/// The heading that the plain text begins with: pages have their own above it.
const LEVEL: u8 = 3;

/// All that a page would fetch.
pub fn of_pack(pack: &Pack) -> String {
    let stories: Vec<&Story> = pack.stories.iter().collect();
    match (&pack.frame, &stories[..]) {
        (Some(frame), stories) => together(frame, stories, &pack.interface),
        (None, [story, ..]) => alone(story, &pack.interface),
        (None, []) => String::new(),
    }
}

/// One walk.
fn alone(story: &Story, interface: &Interface) -> String {
    let mut page = Page::new(interface, LEVEL);
    walk::write(&mut page, story, story.belongs.as_deref());
    frame::last_words(&mut page);
    page.whole()
}

/// The opening, all its walks, and the closing.
fn together(frame: &Frame, stories: &[&Story], interface: &Interface) -> String {
    let mut page = Page::new(interface, LEVEL);
    frame::opening(&mut page, &frame.opening, stories);
    for story in stories {
        walk::write(&mut page, story, None);
    }
    frame::closing(&mut page, &frame.closing);
    frame::last_words(&mut page);
    page.whole()
}
