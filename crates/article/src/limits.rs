//! How much of a file is read, in one table.

/// What one story may hold; over it the text is shown as far as it goes, and the report says both numbers.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a file.
    pub file_bytes: usize,
    /// Characters (code points) of all texts.
    pub characters: usize,
    /// Mentions.
    pub mentions: usize,
    /// A reader's corrections.
    pub changes: usize,
    /// Issues that are kept with their place and reason; further ones are counted.
    pub issues: usize,
    /// Code points around the given place in which a mention that does not fit is looked for.
    pub repair_distance: usize,
}

/// The limits of this program.
pub const LIMITS: Limits = Limits {
    file_bytes: 64 * 1024 * 1024,
    characters: 16_000_000,
    mentions: 400_000,
    changes: 10_000,
    issues: 1_000,
    repair_distance: 32,
};
