//! Months and weekdays as they are written, in full and cut short.

/// The months.
pub(super) const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// The weekdays.
pub(super) const WEEKDAYS: [(&str, &[&str]); 7] = [
    ("monday", &["mon"]),
    ("tuesday", &["tue", "tues"]),
    ("wednesday", &["wed"]),
    ("thursday", &["thu", "thur", "thurs"]),
    ("friday", &["fri"]),
    ("saturday", &["sat"]),
    ("sunday", &["sun"]),
];

/// Whether it is a month or a weekday cut short.
pub(super) fn is_short(low: &str) -> bool {
    let is_month = MONTHS.iter().any(|it| it.1 == low) || low == "sep";
    is_month || WEEKDAYS.iter().any(|it| it.1.contains(&low))
}
