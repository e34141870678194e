//! The labels of the tagger: for each kind of name the begin, inside, last and only token of it, and outside.

/// What the tagger tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// A people, a faith, a political family.
    Group,
    /// An event.
    Event,
    /// Another name: a product, a work, a law.
    Other,
}

impl Kind {
    /// All of them, in the order of their labels.
    pub const ALL: [Kind; 6] =
        [Kind::Person, Kind::Organization, Kind::Place, Kind::Group, Kind::Event, Kind::Other];
}

/// How many labels there are.
pub const N_LABELS: usize = 1 + 4 * Kind::ALL.len();

/// Outside of any name.
pub const OUTSIDE: usize = 0;

/// Where in its name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// The first of several.
    Begin,
    /// In the middle.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

/// The label of a token of a name.
pub const fn label(kind: Kind, place: Place) -> usize {
    1 + 4 * kind as usize + place as usize
}

/// What a label says; `None` is outside.
pub const fn meaning(label: usize) -> Option<(Kind, Place)> {
    if label == OUTSIDE || N_LABELS <= label {
        return None;
    }
    let place = [Place::Begin, Place::Inside, Place::Last, Place::Only][(label - 1) % 4];
    Some((Kind::ALL[(label - 1) / 4], place))
}

/// Whether a name is under way behind this label.
pub fn is_open(label: usize) -> bool {
    matches!(meaning(label), Some((_, Place::Begin | Place::Inside)))
}

/// Whether `next` may follow `label`.
pub fn may_follow(label: usize, next: usize) -> bool {
    let starts = matches!(meaning(next), None | Some((_, Place::Begin | Place::Only)));
    match (meaning(label), meaning(next)) {
        (Some((kind, Place::Begin | Place::Inside)), Some((next, Place::Inside | Place::Last))) => {
            kind == next
        }
        (Some((_, Place::Begin | Place::Inside)), _) => false,
        _ => starts,
    }
}
