//! The head of the spotlight: who is in it, how much of the story that is, and who could be in it too.

use dateline_article::{EntityIdx, n_sentences};
use dateline_words::{fill, number, tr};

use crate::cast::told_company;
use crate::el::{El, button, el};
use crate::reading::Reading;
use crate::state::Choices;
use crate::widgets::typed;

/// Names, count and suggestions; says the count to who can't see it.
pub(super) fn heading(
    reading: &Reading,
    choices: Choices,
    entities: &[EntityIdx],
    n_found: usize,
) -> El {
    let is_pair = 1 < entities.len();
    let mut heading = el("h2; tabindex=-1");
    let mut spoken = String::new();
    for (at, entity) in entities.iter().filter_map(|it| reading.article.entity(*it)).enumerate() {
        if 0 < at {
            let joint = [" ", tr("with"), " "].concat();
            heading = heading.child(el("span; class=joint").text(&joint));
            spoken += &joint;
        }
        spoken += &entity.name;
        let label = fill(tr("Let go of {name}"), &[("name", &entity.name)]);
        let drop =
            || button("×").class("let-go").attr("data-drop", &entity.id).attr("aria-label", &label);
        heading =
            heading.child(typed(entity.kind.as_str(), &entity.name)).child_if(is_pair.then(drop));
    }
    let n_all = n_sentences(&reading.article, dateline_unicode::BROWSER);
    let numbers = [("n", &*number(n_found)), ("all", &number(n_all))];
    let count = fill(tr("{n} of {all} sentences"), &numbers);
    choices.live.say(spoken + ", " + &count);
    let first = entities.first().filter(|_| !is_pair).copied();
    let company = first.and_then(|it| told_company(reading, it, entities));
    el("header").child(heading).child(el("p; class=share").text(&count)).child_if(company)
}
