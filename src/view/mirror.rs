//! The mirror: five habits, in here and out there. A rhyme, not a copy.

use super::beat::{Drawing, ask, onward};
use super::element::{Node, actions, element, element_at, live, paragraphs, text};
use super::number::number;
use super::range::{check, tick};
use super::screen::Screen;
use super::words::fill;
use paradox::session::{LensMove, Message, Played, Way};
use paradox::sim::mirror::{HABITS, clarity, matches};
use paradox::story::{Beat, Lenses};

/// Two columns of switches that touch where both are on.
pub(super) fn mirror(screen: &Screen, words: &Lenses, beat: &Beat) -> Drawing {
    let play = &screen.session.play().lenses;
    let mut habits = [[false; 2]; HABITS];
    for (at, habit) in words.habits.iter().take(HABITS).enumerate() {
        let [inside, outside] = play.turned[at];
        habits[at] = [habit.inside ^ inside, habit.outside ^ outside];
    }
    let head = [text("span#inside", &words.inside), text("span#outside", &words.outside)];
    let mut rows = vec![element("p#head.mirror__head note", head)];
    for (at, habit) in habits.iter().enumerate() {
        rows.push(row(screen, words, at, *habit));
    }
    let column = |which: usize| habits.map(|habit| habit[which]);
    let count = matches(column(0), column(1));
    let level = (clarity(column(0), column(1), play.talked) * 4.0) as usize;
    let shown = number(screen.interface(), count);
    let clear = &words.clarity[level.min(3)];
    let says = fill(&words.says_mirror, &[("clarity", clear), ("count", &shown)]);
    let mut told = vec![text("p#says.star", &says)];
    if count == HABITS {
        told.push(text("p#copy.text", &words.copy));
    }
    let talked = Message::Played(Played::Lenses(LensMove::TalkToggled));
    let mut said = vec![live("live", "say", told)];
    said.extend(paragraphs("p.text", &beat.then));
    said.extend(ask(beat));
    said.push(actions([screen.go(&onward(screen, beat), Way::Next)]));
    Drawing {
        first: vec![],
        picture: vec![
            element("div.mirror", rows),
            check(screen, &words.talked, play.talked, talked),
        ],
        words: said,
        table: element("div#table", []),
    }
}

/// A habit: its switch in here, its switch out there, and whether they are the same.
fn row(screen: &Screen, words: &Lenses, at: usize, habit: [bool; 2]) -> Node {
    let name = &words.habits[at].name;
    let switch = |outside: bool| {
        let place = if outside { &words.outside } else { &words.inside };
        let class = if outside { "mirror__switch cool" } else { "mirror__switch warm" };
        let turned = Message::Played(Played::Lenses(LensMove::HabitTurned(at, outside)));
        let said = text("span#words.unseen", &[name, ", ", place].concat());
        tick(screen, class, ["checkbox", ""], habit[usize::from(outside)], turned, said)
    };
    let same = if habit[0] == habit[1] { &words.same } else { &words.differs };
    let children =
        [text("span#name", name), switch(false), switch(true), text("span#same.note", same)];
    element_at("div.mirror__row", name, children)
}
