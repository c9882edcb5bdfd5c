//! A shape is one path and the part it plays; the style sheet gives it its ink.

/// One SVG path: the `class`, `d` and `stroke-width` of a `<path>`.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The part the path plays, which names its class.
    pub kind: ShapeKind,
    /// The path data, for `d`.
    pub path: String,
    /// The stroke width in stage units, where the style sheet does not set it.
    pub width: Option<f64>,
}

/// What a path stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeKind {
    /// A thing's outline, hollow.
    Line,
    /// A thing's fainter line.
    ThinLine,
    /// A thing's outline that hides what is behind it.
    SolidLine,
    /// The window panes.
    Sky,
    /// The hands of the clock.
    ClockHand,
    /// The dark pass of a limb, which shows as its outline.
    LimbEdge,
    /// The light pass of a limb.
    Limb,
    /// The dark pass of a torso, which is filled as well.
    TorsoEdge,
    /// The light pass of a torso.
    Torso,
    /// A sleeve, in the ink its wearer has.
    Sleeve,
    /// The coat, in the ink its wearer has.
    Coat,
    /// A shoe.
    Shoe,
    /// The oval of a head.
    Head,
    /// Hair, which shows where a person looks.
    Hair,
    /// The phone in the client's hand.
    Phone,
    /// The client's side of the floor.
    WarmFloor,
    /// The therapist's side of the floor.
    CoolFloor,
    /// Where the two sides lie over each other.
    SharedFloor,
}

impl ShapeKind {
    /// The value of the `class` attribute.
    pub fn class(self) -> &'static str {
        match self {
            Self::Line => "stage__line",
            Self::ThinLine => "stage__line stage__line--thin",
            Self::SolidLine => "stage__line stage__line--solid",
            Self::Sky => "stage__line stage__line--sky",
            Self::ClockHand => "stage__line stage__line--hand",
            Self::LimbEdge => "stage__limb stage__limb--edge",
            Self::Limb => "stage__limb",
            Self::TorsoEdge => "stage__torso stage__torso--edge",
            Self::Torso => "stage__torso",
            Self::Sleeve => "stage__sleeve",
            Self::Coat => "stage__coat",
            Self::Shoe => "stage__shoe",
            Self::Head => "stage__head",
            Self::Hair => "stage__hair",
            Self::Phone => "stage__phone",
            Self::WarmFloor => "stage__floor stage__floor--warm",
            Self::CoolFloor => "stage__floor stage__floor--cool",
            Self::SharedFloor => "stage__floor stage__floor--shared",
        }
    }

    /// A shape of this kind whose width the style sheet sets.
    pub(super) fn shape(self, path: impl Into<String>) -> Shape {
        Shape { kind: self, path: path.into(), width: None }
    }

    /// A shape of this kind drawn with a stroke this wide.
    pub(super) fn stroke(self, width: f64, path: &str) -> Shape {
        Shape { kind: self, path: path.to_owned(), width: Some(width) }
    }
}
