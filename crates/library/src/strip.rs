//! Mentions over time, drawn as a strip of bars.

use dateline_archive::Month;
use dateline_elements::{El, el, svg};
use dateline_words::{digits, fill, tr};

use crate::words::{between, number, tr_n};

/// From so many years on a bar is a year.
const MANY_YEARS: usize = 6;

const HEIGHT: u32 = 48;
const STEP: usize = 10;
/// No bar is wider, in CSS pixels: three years are not to look like a flag.
const WIDEST: usize = 56;

/// How often something is mentioned over time; nothing to see if that is one bar, or none.
pub(crate) fn strip(months: &[(Option<Month>, u32)]) -> Option<El> {
    let dated: Vec<(Month, u32)> = months.iter().filter_map(|(it, n)| Some(((*it)?, *n))).collect();
    let (first, last) = (dated.first()?.0, dated.last()?.0);
    let years = (last.year() - first.year()) as usize + 1;
    let bars = if MANY_YEARS < years { by_year(&dated) } else { by_month(&dated, first, last) };
    if bars.len() < 2 {
        return None;
    }
    let most = bars.iter().map(|it| it.1).max().unwrap_or(1).max(1);
    let width = bars.len() * STEP;
    let mut drawing = svg("svg")
        .attr("viewBox", &format!("0 0 {width} {HEIGHT}"))
        .attr("preserveAspectRatio", "none")
        .attr("width", &(bars.len() * WIDEST).to_string())
        .attr("aria-hidden", "true");
    for (nth, (_, n)) in bars.iter().enumerate().filter(|(_, it)| 0 < it.1) {
        let height = (u64::from(*n) * u64::from(HEIGHT)).div_ceil(u64::from(most)).max(2);
        drawing = drawing.child(
            svg("rect")
                .attr("x", &(nth * STEP + 1).to_string())
                .attr("y", &(u64::from(HEIGHT) - height).to_string())
                .attr("width", &(STEP - 2).to_string())
                .attr("height", &height.to_string()),
        );
    }
    let ends = |it: usize| bars.get(it).map_or("", |it| it.0.as_str());
    let scale = el("p; class=archive-scale; aria-hidden=true")
        .child(el("span").text(ends(0)))
        .child(el("span").text(&fill(tr("at most {n}"), &[("n", &number(most as usize))])))
        .child(el("span").text(ends(bars.len() - 1)));
    // What the bars show, for who can't see them.
    let told = bars.iter().filter(|it| 0 < it.1).map(|(when, n)| {
        let mentions = tr_n(*n as usize, "{n} mention", "{n} mentions");
        fill(tr("{when}: {mentions}"), &[("when", when), ("mentions", &mentions)])
    });
    let told = told.collect::<Vec<_>>().join(&between(tr("{a}; {b}")));
    let told = el("p; class=unseen").text(&told);
    let heading = el("h2").say("Over time");
    let drawn = el("div; class=archive-bars").child(drawing).child(scale);
    Some(el("section; class=archive-strip").child(heading).child(drawn).child(told))
}

fn by_year(dated: &[(Month, u32)]) -> Vec<(String, u32)> {
    let (Some(first), Some(last)) = (dated.first(), dated.last()) else { return Vec::new() };
    // A wrong date must not make a million bars.
    let years = (first.0.year()..=last.0.year()).take(400);
    let of = |year| dated.iter().filter(|it| it.0.year() == year).map(|it| it.1).sum();
    years.map(|year| (digits(&year.to_string()), of(year))).collect()
}

fn by_month(dated: &[(Month, u32)], first: Month, last: Month) -> Vec<(String, u32)> {
    let mut bars = Vec::new();
    let mut month = first;
    while month <= last {
        let n = dated.iter().find(|it| it.0 == month).map_or(0, |it| it.1);
        bars.push((crate::words::month(month), n));
        month = month.next();
    }
    bars
}
