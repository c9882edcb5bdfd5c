//! The stage: the room as the story's state has it, the two names, the two quiet words, and a
//! sentence that says it all again.

use super::element::{Node, attributed, classed, element, element_at, keep, list, path, svg, text};
use super::screen::Screen;
use gloo::render::{AnimationFrame, request_animation_frame};
use paradox::digits::counted;
use paradox::pen::Pen;
use paradox::stage::{Figure, Room, Shape, VIEW_BOX};
use paradox::story::{Chair, Opening, PoseChange, Reading, Scenario, Scene};
use yew::prelude::*;

/// How long a figure takes to move, in milliseconds.
const LEAN: f64 = 360.0;

/// The stage of a scene, as it stands now.
pub(super) fn stage(screen: &Screen, scenario: &Scenario, scene: &Scene) -> Node {
    let story = screen.story();
    let choice = screen.session.choice(story);
    let variant = screen.session.variant(story).and_then(|it| it.picture.as_deref());
    let says = choice.map_or_else(|| variant.unwrap_or(&scene.picture), |choice| &choice.picture);
    let room = room(screen, scenario, scene, screen.session.readings(story).map(Reading::level));
    // The people move at once. The words wait for the next scene, so that none reads as a mark for
    // what was chosen.
    let levels = screen.session.readings_on_arrival(story).map(Reading::level);
    let empty = choice.and_then(|it| it.empty);
    let empty = empty.or_else(|| screen.session.variant(story)?.empty).or(scene.empty);
    let person = |key: &'static str, name: &str, chair: Chair, at: usize| {
        let mut who = vec![text("span#name", name)];
        if scenario.chair == chair {
            who.push(text("i#you", &screen.interface().you));
        }
        let word = &scenario.readings[at].levels[levels[at]];
        let children = [element("span#who.stage__name", who), text("span#word.stage__word", word)];
        element_at("div.stage__person", key, children)
    };
    let mirrored = screen.interface().dir == "rtl";
    let under = [
        person("client", &scenario.cast.client, Chair::Client, 0),
        person("therapist", &scenario.cast.therapist, Chair::Therapist, 1),
        text("small#made.stage__made", &screen.interface().made_up),
    ];
    framed(room, empty, mirrored, element("div#under.stage__under", under), says)
}

/// The stage at rest: one room, two people, and nobody's readings.
pub(super) fn still(screen: &Screen, opening: &Opening, says: &str, pose: PoseChange) -> Node {
    let mut room = posed(Room { warm_reach: 0.55, cool_reach: 0.55, ..Room::default() }, pose);
    room.clock = clock(&opening.clock).unwrap_or(room.clock);
    let name = |at: usize| {
        let name = text("span#name", &opening.people[at]);
        classed("div", ["one", "other"][at], "stage__name", [name])
    };
    let under = element("div#under.stage__under", [name(0), name(1)]);
    framed(room, None, screen.interface().dir == "rtl", under, says)
}

fn framed(room: Room, empty: Option<Chair>, mirrored: bool, under: Node, says: &str) -> Node {
    let drawing = keep(html! { <Drawing key="drawing" {room} {empty} {mirrored} /> });
    let inside =
        [element("div#pinned.pinned", [drawing, under]), text("figcaption#says.caption", says)];
    let values = ["stage spread__picture", "stage"];
    attributed("figure", "picture", &["class", "part"], &values, list(inside))
}

/// The room: by the rules of the stage, and where the story says more, as it says.
fn room(screen: &Screen, scenario: &Scenario, scene: &Scene, levels: [usize; 2]) -> Room {
    let readings = [0, 1].map(|at| (scenario.readings[at].moves, levels[at] as f64 / 3.0));
    let choice = screen.session.choice(screen.story());
    let mut room = Room::moved(readings);
    let variant = screen.session.variant(screen.story());
    room = posed(room, scene.pose.unwrap_or_default());
    room = posed(room, variant.and_then(|variant| variant.pose).unwrap_or_default());
    room = posed(room, choice.and_then(|choice| choice.pose).unwrap_or_default());
    room.phone = choice.map_or(scene.phone, |choice| choice.phone);
    room.clock = scene.clock.as_deref().and_then(clock).unwrap_or(room.clock);
    room
}

fn posed(room: Room, change: PoseChange) -> Room {
    Room {
        near: change.near.unwrap_or(room.near),
        client: change.client.over(room.client),
        therapist: change.therapist.over(room.therapist),
        ..room
    }
}

fn clock(time: &str) -> Option<(u8, u8)> {
    let (hour, minute) = time.split_once(':')?;
    Some((hour.parse().ok()?, minute.parse().ok()?))
}

/// What the drawing is given.
#[derive(Properties, PartialEq)]
struct DrawingProps {
    room: Room,
    /// A chair nobody sits in.
    empty: Option<Chair>,
    mirrored: bool,
}

/// The drawing of a room, which moves to the next one instead of jumping there.
struct Drawing {
    shown: Room,
    from: Room,
    /// When the movement began, once its first frame has come.
    began: Option<f64>,
    /// The next frame; dropping it ends the movement.
    frame: Option<AnimationFrame>,
}

/// A frame has come, at this time in milliseconds.
struct Frame(f64);

impl Component for Drawing {
    type Message = Frame;
    type Properties = DrawingProps;

    fn create(ctx: &Context<Self>) -> Self {
        let room = ctx.props().room;
        Self { shown: room, from: room, began: None, frame: None }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &DrawingProps) -> bool {
        self.from = self.shown;
        self.began = None;
        if moves() {
            self.ask_for_frame(ctx);
        } else {
            self.shown = ctx.props().room;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, Frame(now): Frame) -> bool {
        let began = *self.began.get_or_insert(now);
        let along = ((now - began) / LEAN).clamp(0.0, 1.0);
        // Leaves and arrives gently.
        let eased = along * along * (3.0 - 2.0 * along);
        self.shown = self.from.between(&ctx.props().room, eased);
        self.frame = None;
        if along < 1.0 {
            self.ask_for_frame(ctx);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let drawing = self.shown.draw(ctx.props().mirrored);
        let people = [
            (Chair::Client, "stage__figure stage__figure--client", &drawing.client),
            (Chair::Therapist, "stage__figure stage__figure--therapist", &drawing.therapist),
        ];
        let seated = people.iter().filter(|(chair, ..)| ctx.props().empty != Some(*chair));
        let people: Vec<Node> = seated.map(|(_, class, person)| figure(class, person)).collect();
        let room = [
            group("wall", &drawing.wall),
            group("floor", &drawing.floor),
            group("chairs", &drawing.chairs),
            element("g#people", people),
        ];
        let transform = [drawing.transform.unwrap_or_default()];
        let room = attributed("g", "room", &["transform"], &transform, list(room));
        svg("stage", "stage__drawing", VIEW_BOX, [room, group("clock", &drawing.clock)]).into()
    }
}

impl Drawing {
    fn ask_for_frame(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.frame = Some(request_animation_frame(move |now| link.send_message(Frame(now))));
    }
}

/// Whether pictures may move: never for a reader who asked for less.
fn moves() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| !query.matches())
}

fn figure(class: &'static str, figure: &Figure) -> Node {
    let ink = element("g#ink.stage__ink", shapes(&figure.coat));
    let parts = [group("body", &figure.body), ink, group("head", &figure.head)];
    classed("g", class, class, parts)
}

fn group(key: &'static str, drawn: &[Shape]) -> Node {
    element_at("g", key, shapes(drawn))
}

fn shapes(shapes: &[Shape]) -> Vec<Node> {
    let mut paths = Vec::new();
    for (at, shape) in shapes.iter().enumerate() {
        let width = shape.width.map(|width| Pen::default().number(width).path());
        let width = width.unwrap_or_default();
        paths.push(path(&counted(at), shape.kind.class(), &shape.path, &width));
    }
    paths
}
