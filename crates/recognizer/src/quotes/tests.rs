use dateline_article::{EntityType, QuoteKind};
use proptest::prelude::*;

use super::*;

/// What is found in `text`, whose names are in brackets and whose paragraphs are apart by an empty line.
fn told(text: &str) -> String {
    let mut mentions = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    let plain: Vec<String> = text
        .split("\n\n")
        .enumerate()
        .map(|(at, text)| unmarked(text, at, &mut mentions, &mut entities))
        .collect();
    let texts: Vec<&str> = plain.iter().map(String::as_str).collect();
    let found = quotes(&texts, &cuts(&texts), &mentions, &entities);
    let told: Vec<String> = found
        .iter()
        .map(|it| {
            let speaker = it.speaker.map_or("?", |it| entities[it].name.as_str());
            let parts: Vec<&str> =
                it.parts.iter().map(|&(text, start, end)| &texts[text][start..end]).collect();
            let kind = if it.kind == QuoteKind::Direct { "" } else { "~" };
            format!("{kind}{speaker} {}: {}", it.sure, parts.join(" … "))
        })
        .collect();
    told.join(" | ")
}

fn cuts(texts: &[&str]) -> Vec<Cut> {
    texts.iter().map(|it| Cut::new(it)).collect()
}

/// `text` without its brackets; a name that another ends with is the same entity's.
fn unmarked(
    text: &str,
    at: usize,
    mentions: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('[') {
        plain.push_str(before);
        let (name, after) = behind.split_once(']').unwrap_or((behind, ""));
        let (kind, name) = name.split_once(' ').unwrap_or(("", name));
        let kind = match kind {
            "P" => EntityType::Person,
            "O" => EntityType::Organization,
            "G" => EntityType::Group,
            "L" => EntityType::Place,
            _ => EntityType::Date,
        };
        let entity = (kind != EntityType::Date).then(|| {
            entities.iter().position(|it| it.name.ends_with(name)).unwrap_or_else(|| {
                entities.push(Entity {
                    kind: kind.clone(),
                    name: name.to_owned(),
                    aliases: Vec::new(),
                    wikidata: None,
                    geo: None,
                });
                entities.len() - 1
            })
        });
        let start = plain.len();
        plain.push_str(name);
        mentions.push(Mention {
            text: at,
            start,
            end: plain.len(),
            kind,
            sure: 90,
            entity,
            value: None,
        });
        rest = after;
    }
    plain.push_str(rest);
    plain
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(text), expected, "{text}");
}

#[test]
fn said_behind_the_words() {
    check("“We will go,” said [P Karzai].", "Karzai 92: “We will go,”");
    check("\"We will go,\" said [P Karzai].", "Karzai 92: \"We will go,\"");
    check(
        "“We will go,” said [G Afghan] Foreign Minister [P Amir Khan Muttaqi] on [D Monday].",
        "Amir Khan Muttaqi 92: “We will go,”",
    );
    check(
        "“We will go,” said the minister, [P Ali Khan], in [L Kabul].",
        "Ali Khan 92: “We will go,”",
    );
    check(
        "“We will go,” said [P Ali Khan], a spokesman for the [O Ministry of Defense].",
        "Ali Khan 92: “We will go,”",
    );
    check(
        "“We will go,” said a spokesman for the [O Ministry of Defense].",
        "Ministry of Defense 75: “We will go,”",
    );
    check("“We will go,” said the [O WHO] in a statement.", "WHO 86: “We will go,”");
    check(
        "“We will go,” said [L Kabul] police chief [P Khalid Zadran].",
        "Khalid Zadran 92: “We will go,”",
    );
    check("“We will go,” said an official in [L Kabul].", "? 0: “We will go,”");
    check("“We will go,” said a man who met [P Karzai].", "? 0: “We will go,”");
    check("“We will go,” said the wife of [P Karzai].", "? 0: “We will go,”");
    check("“We will go,” said [O NATO] spokesman [P Jens Berg].", "Jens Berg 92: “We will go,”");
    check("“We will go,” said the [O Taliban].", "Taliban 86: “We will go,”");
    check("“We will go”, said [P Karzai].", "Karzai 92: “We will go”");
    check("“Will we go?” asked [P Karzai].", "Karzai 92: “Will we go?”");
    check("“We will go!” shouted [P Karzai].", "Karzai 92: “We will go!”");
    check("“We will go,” according to [P Karzai].", "Karzai 92: “We will go,”");
    check("“We will go,” added the head of the [O WHO].", "? 0: “We will go,”");
    check("“We will go,” said [L Moscow].", "Moscow 58: “We will go,”");
    check("“We will go,” said [P Ali Khan], who heads the [O WHO].", "Ali Khan 92: “We will go,”");
}

#[test]
fn name_before_the_verb() {
    check("“We will go,” [P Karzai] said.", "Karzai 92: “We will go,”");
    check("“We will go,” [P Karzai] told reporters in [L Kabul].", "Karzai 92: “We will go,”");
    check("“We will go,” [P Karzai] told [P Merkel].", "Karzai 92: “We will go,”");
    check(
        "“We will go,” [G Afghan] President [P Hamid Karzai] said on [D Monday].",
        "Hamid Karzai 92: “We will go,”",
    );
    check("“We will go,” [P Karzai], the former president, said.", "Karzai 86: “We will go,”");
    check("“We will go,” the minister, [P Ali Khan], said.", "Ali Khan 86: “We will go,”");
    check("“We will go,” [P Karzai] also said.", "Karzai 92: “We will go,”");
    check("“We will go,” [P Karzai] on [D Monday] said.", "Karzai 92: “We will go,”");
    check("“We will go,” [P Karzai] has repeatedly said.", "Karzai 92: “We will go,”");
    check("“We will go,” the [O Defense Ministry] said.", "Defense Ministry 86: “We will go,”");
    check(
        "“We will go,” a spokesman for the [O Defense Ministry] said.",
        "Defense Ministry 75: “We will go,”",
    );
    check("“We will go,” [O NATO] officials said.", "NATO 70: “We will go,”");
    check(
        "“We will go,” the [O Defense Ministry]’s spokesman said.",
        "Defense Ministry 70: “We will go,”",
    );
    check(
        "“We will go,” the [O Shanghai Cooperation Organization] ([O SCO]) said.",
        "SCO 80: “We will go,”",
    );
    check("“We will go,” [P Ghani] and [P Karzai] said.", "? 0: “We will go,”");
    check("“We will go,” the wife of [P Karzai] said.", "? 0: “We will go,”");
    check("“We will go,” people in [L Kabul] said.", "? 0: “We will go,”");
    check("“We will go,” [L Moscow] said.", "Moscow 58: “We will go,”");
    check("“We will go,” officials said.", "? 0: “We will go,”");
    check("“We will go,” [P Karzai], who was ill, said.", "Karzai 86: “We will go,”");
    check("“We will go.” [P Karzai] said he would.", "? 0: “We will go.”");
}

#[test]
fn name_before_the_words() {
    check("[P Karzai] said: “We will go.”", "Karzai 92: “We will go.”");
    check("[P Karzai] said, “We will go.”", "Karzai 92: “We will go.”");
    check("[P Karzai] said “we will go”.", "Karzai 92: “we will go”");
    check(
        "[P Karzai] told reporters in [L Kabul] on [D Monday]: “We will go.”",
        "Karzai 92: “We will go.”",
    );
    check("[P Karzai] told [P Merkel], “We will go.”", "Karzai 92: “We will go.”");
    check("[P Karzai] wrote on [O Twitter]: “We will go.”", "Karzai 92: “We will go.”");
    check("According to [P Karzai], “we will go”.", "Karzai 90: “we will go”");
    check("[P Karzai]: “We will go”", "Karzai 82: “We will go”");
    check("In a statement, the [O WHO] said: “We will go.”", "WHO 86: “We will go.”");
    check("[P Karzai] said that “we will go”.", "Karzai 92: “we will go”");
    check("[P Karzai] said it was “a disaster” and left.", "Karzai 76: “a disaster”");
    check("[P Karzai] called it “a disaster”.", "Karzai 76: “a disaster”");
    check("[P Karzai] described the plan as “a great step”.", "Karzai 76: “a great step”");
    check("[P Omar] left. [P Karzai] said: “We will go.”", "Karzai 92: “We will go.”");
    check("[P Karzai] said:\n\n“We will go.”", "Karzai 92: “We will go.”");
    check("The “Iron Lady” met [P Karzai].", "");
    check("The so-called “special operation” failed.", "");
    check("“We will never go there.”", "? 0: “We will never go there.”");
}

#[test]
fn cut_and_continued() {
    check("“We,” [P Karzai] said, “will go.”", "Karzai 92: “We,” … “will go.”");
    check("“We,” said [P Karzai], “will go.”", "Karzai 92: “We,” … “will go.”");
    check(
        "“We will go,” [P Karzai] said. “We will win.”",
        "Karzai 92: “We will go,” | Karzai 78: “We will win.”",
    );
    check(
        "“We will go,” [P Karzai] said, adding, “We will win.”",
        "Karzai 92: “We will go,” | Karzai 92: “We will win.”",
    );
    check(
        "“We,” [P Karzai] said, “will go.” “We,” he said, “will stay.”",
        "Karzai 92: “We,” … “will go.” | Karzai 62: “We,” … “will stay.”",
    );
    check(
        "“We will go,” [P Karzai] said. [P Omar] replied: “No, never again.”",
        "Karzai 92: “We will go,” | Omar 92: “No, never again.”",
    );
    check(
        "“We will go,” [P Karzai] said. “We will win,” [P Omar] said.",
        "Karzai 92: “We will go,” | Omar 92: “We will win,”",
    );
    check(
        "[P Karzai] said: “We will go.\n\n“We will win.\n\n“We will stay.”",
        "Karzai 92: “We will go. … “We will win. … “We will stay.”",
    );
    check(
        "“We will go.\n\n“We will win,” [P Karzai] said.",
        "Karzai 92: “We will go. … “We will win,”",
    );
    check(
        "“We will go.\n\nThen he left. “No one asked,” [P Omar] said.",
        "Omar 92: “No one asked,”",
    );
    check(
        "“We will go,” [P Karzai] said. He left. “It was late, and dark.”",
        "Karzai 92: “We will go,” | ? 0: “It was late, and dark.”",
    );
    check(
        "“One,” [P A] said, “two,” and “three,” he said.",
        "A 92: “One,” … “two,” | A 62: “three,”",
    );
}

#[test]
fn pronouns() {
    check("[P Karzai] left. “We will go,” he said.", "Karzai 62: “We will go,”");
    check("[P Karzai] met [P Merkel]. “We will go,” she said.", "Karzai 62: “We will go,”");
    check("[P Karzai] left.\n\n“We will go,” he said.", "Karzai 56: “We will go,”");
    check("[P Karzai] left.\n\nA.\n\nB.\n\nC.\n\n“We will go,” he said.", "? 0: “We will go,”");
    check("The [O WHO] met. “We will go,” it said.", "WHO 50: “We will go,”");
    check("“We will go,” he said.", "? 0: “We will go,”");
    check("[P Karzai] left. “We will go,” said he.", "Karzai 62: “We will go,”");
    check(
        "“We will go,” [P Omar] said. “We will stay,” he added.",
        "Omar 92: “We will go,” | Omar 62: “We will stay,”",
    );
    check(
        "The [O Defense Ministry] met. “We will go,” the ministry said.",
        "Defense Ministry 64: “We will go,”",
    );
    check("The [O WHO] met. “We will go,” the ministry said.", "? 0: “We will go,”");
}

#[test]
fn marks_of_other_kinds() {
    check("‘We will go,’ said [P Karzai].", "Karzai 92: ‘We will go,’");
    check("‘We don’t go,’ said [P Karzai].", "Karzai 92: ‘We don’t go,’");
    check("'We don't go,' said [P Karzai].", "Karzai 92: 'We don't go,'");
    check("« We will go », said [P Karzai].", "Karzai 92: « We will go »");
    check("„We will go“, said [P Karzai].", "Karzai 92: „We will go“");
    check("»We will go«, said [P Karzai].", "Karzai 92: »We will go«");
    check("“He said ‘no’ twice,” said [P Karzai].", "Karzai 92: “He said ‘no’ twice,”");
    check("‘He said “no” twice,’ said [P Karzai].", "Karzai 92: ‘He said “no” twice,’");
    check("The workers’ pay, said [P Karzai], is low.", "");
}

#[test]
fn without_marks() {
    check("[P Karzai] said that the talks had failed.", "~Karzai 86: the talks had failed");
    check(
        "[P Karzai] told [P Merkel] that the talks had failed.",
        "~Karzai 86: the talks had failed",
    );
    check(
        "[P Karzai] told reporters on [D Monday] that the talks had failed.",
        "~Karzai 86: the talks had failed",
    );
    check("[P Karzai] said the talks had failed.", "~Karzai 72: the talks had failed");
    check(
        "[P Karzai] said on [D Monday] the talks had failed.",
        "~Karzai 72: the talks had failed",
    );
    check("[P Karzai] said on [D Monday].", "");
    check("[P Karzai] said in [L Kabul].", "");
    check("The talks had failed, [P Karzai] said.", "~Karzai 84: The talks had failed");
    check(
        "The talks had failed, [P Karzai] said on [D Monday].",
        "~Karzai 84: The talks had failed",
    );
    check("The talks had failed, said [P Karzai].", "~Karzai 84: The talks had failed");
    check(
        "The talks had failed, [P Karzai], the former president, said.",
        "~Karzai 84: The talks had failed",
    );
    check("The talks had failed, he said.", "");
    check("[P Karzai] left. The talks had failed, he said.", "~Karzai 62: The talks had failed");
    check("According to [P Karzai], the talks had failed.", "~Karzai 86: the talks had failed");
    check("The talks had failed, according to [P Karzai].", "~Karzai 84: The talks had failed");
    check(
        "The talks had failed, according to a spokesman for the [O WHO].",
        "~WHO 75: The talks had failed",
    );
    check("According to officials, the talks had failed.", "");
    check("Officials said that the talks had failed.", "");
    check("The [O WHO] warned that the virus spreads.", "~WHO 86: the virus spreads");
    check("[O NATO] officials said that the virus spreads.", "~NATO 70: the virus spreads");
    check("[P Karzai], who said he was ill, died.", "");
    check("[P Karzai] denied that he was ill.", "~Karzai 86: he was ill");
    check("[L Russia] said it would leave [L Syria].", "~Russia 58: it would leave Syria");
    check("[P Karzai] agreed to a deal with the bank.", "");
    check("The report about [P Karzai] said that he left.", "");
}

#[test]
fn beside_each_other() {
    check("In a statement to the [O Press], [P Karzai] denied it.", "");
    check(
        "In May the talks had failed, [P Karzai] said.",
        "~Karzai 84: In May the talks had failed",
    );
    check("[P Reed] is here, and what he said stands out in the text.", "");
    check("The [O WHO] met. It said that the virus spreads.", "");
    check(
        "“We will go,” [P Karzai] said. He called the plan “a disaster”.",
        "Karzai 92: “We will go,” | Karzai 62: “a disaster”",
    );
    check(
        "[P Karzai] said the plan was “a disaster” and [P Omar] called it “a step”.",
        "Karzai 76: “a disaster” | Omar 76: “a step”",
    );
    check(
        "“No,” [P Karzai] said of the plan. “Never again in this life.”",
        "Karzai 92: “No,” | Karzai 78: “Never again in this life.”",
    );
    check("“Will you go?” [P Karzai] was asked.", "? 0: “Will you go?”");
    check("He asked “why?” and left.", "? 0: “why?”");
    check(
        "The [O WHO] said: “Wash your hands.” [P Omar] said “no”.",
        "WHO 86: “Wash your hands.” | Omar 92: “no”",
    );
    check("A spokesman for [P Karzai] said: “He will go.”", "? 0: “He will go.”");
    check("“We will go,” Mr. [P Karzai] said.", "Karzai 92: “We will go,”");
    check("“We will go,” says [P Karzai], 64.", "Karzai 92: “We will go,”");
    check(
        "“We will go,” [P Karzai] told [O Reuters]. “We will not,” [P Omar] told [O Reuters].",
        "Karzai 92: “We will go,” | Omar 92: “We will not,”",
    );
    check(
        "“We will go,” said [P Karzai]. He said that [P Omar] would stay.",
        "Karzai 92: “We will go,” | ~Karzai 62: Omar would stay",
    );
    check(
        "[P Karzai] said that [P Omar] said that it rains.",
        "~Karzai 86: Omar said that it rains",
    );
}

/// How many tokens are looked at in `n` bytes of `piece`, each of its names one person's.
fn looks(piece: &str, n: usize) -> usize {
    let (mut mentions, mut entities) = (Vec::new(), Vec::new());
    let text = unmarked(&piece.repeat(n / piece.len()), 0, &mut mentions, &mut entities);
    let cuts = cuts(&[&text]);
    let story = Story::new(&[&text], &cuts, &mentions, &entities);
    find(&story);
    story.texts.iter().map(|it| it.words.looks.get()).sum()
}

#[test]
fn verbs_are_searched_in_order() {
    assert!(super::story::SAY.is_sorted());
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    for piece in [
        "“",
        "\"",
        "\"a ",
        "‘a ",
        "'a ",
        "« ",
        "“a,” ",
        "said ",
        "[P Ann] said ",
        "“a,” said [P Ann], ",
        "[P Ann], a, ",
        ", ",
        "he said that ",
        "according to ",
        "“No,” [P Ann] said. ",
        "the ministry said ",
        "[O Bank], said [P Ann]. ",
    ] {
        let (short, long) = (looks(piece, 8_000), looks(piece, 64_000));
        assert!(long <= short * 9 + 1_000, "{piece:?}: {short} looks, then {long}");
    }
}

fn any_story() -> impl Strategy<Value = String> {
    const PIECES: [&str; 48] = [
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "«",
        "»",
        "„",
        "[P Ann]",
        "[P Bo Lee]",
        "[O Bank]",
        "[L Rome]",
        "[D Monday]",
        " ",
        " ",
        " ",
        " ",
        ", ",
        ", ",
        ". ",
        ": ",
        "? ",
        "\n\n",
        "\n\n",
        "said",
        "told",
        "says",
        "that",
        "he",
        "it",
        "they",
        "who",
        "the",
        "a spokesman for ",
        "according to ",
        "and",
        "We will go",
        "called it",
        "(",
        ")",
        "é",
        "🕊",
        "\u{a0}",
        "上海",
        "-",
        "…",
        "the bank said",
    ];
    let known = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)
        .prop_map(|it| it.concat());
    prop_oneof![3 => known, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn parts_lie_in_their_texts_in_order_and_apart(story in any_story()) {
        let (mut mentions, mut entities) = (Vec::new(), Vec::new());
        let texts: Vec<String> = story
            .split("\n\n")
            .enumerate()
            .map(|(at, text)| unmarked(text, at, &mut mentions, &mut entities))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut parts = Vec::new();
        let mut before = Vec::new();
        for quote in quotes(&texts, &cuts(&texts), &mentions, &entities) {
            prop_assert!(!quote.parts.is_empty() && before <= quote.parts);
            prop_assert!(quote.speaker.is_none_or(|it| it < entities.len()));
            prop_assert!(quote.sure <= 100 && quote.speaker.is_none() == (quote.sure == 0));
            prop_assert!(quote.parts.is_sorted());
            for &(text, start, end) in &quote.parts {
                prop_assert!(texts[text].get(start..end).is_some_and(|it| !it.is_empty()));
            }
            parts.extend(quote.parts.iter().copied());
            before = quote.parts;
        }
        parts.sort_unstable();
        let is_apart = parts.windows(2).all(|it| it[0].0 < it[1].0 || it[0].2 <= it[1].1);
        prop_assert!(is_apart, "{parts:?} in {texts:?}");
    }
}
