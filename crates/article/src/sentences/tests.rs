//! Where sentences end: `|` stands at every bound that is expected, `⟦` and `⟧` around every
//! mention.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Checks one line of the tables below, and what holds for every text.
fn check(expected: &str) {
    let (mut text, mut opened, mut ranges) = (String::new(), Vec::new(), Vec::new());
    for c in expected.chars() {
        match c {
            '|' => {}
            '⟦' => opened.push(text.len()),
            '⟧' => ranges.push(opened.pop().unwrap()..text.len()),
            _ => text.push(c),
        }
    }
    let mentions: Vec<Span> =
        ranges.into_iter().map(|range| Span::new(&text, range).unwrap()).collect();
    let found: Vec<&str> =
        checked(&text, &mentions).into_iter().map(|span| span.of(&text)).collect();
    assert_eq!(found.join("|"), expected.replace(['⟦', '⟧'], ""));
}

/// The sentences of `text`, after a check of what holds for every text.
fn checked(text: &str, mentions: &[Span]) -> Vec<Span> {
    let found = sentences(text, mentions, Unicode::TABLES);
    let mut end = 0;
    for span in &found {
        assert_eq!(span.start(), end, "each starts where the one before it ends: {text:?}");
        assert!(span.start() < span.end(), "none is empty: {text:?}");
        end = span.end();
    }
    assert_eq!(end, text.len(), "they cover the text: {text:?}");
    for bound in found.iter().skip(1).map(|span| span.start()) {
        let is_inside = |mention: &&Span| mention.start() < bound && bound < mention.end();
        assert_eq!(mentions.iter().find(is_inside), None, "no bound inside a mention: {text:?}");
        assert!(
            text.grapheme_indices(true).any(|(at, _)| at == bound),
            "nor inside a cluster: {text:?}"
        );
    }
    found
}

fn check_all(table: &[&str]) {
    table.iter().copied().for_each(check);
}

#[test]
fn a_bound_is_never_inside_a_cluster() {
    check_all(&[
        "aaaa。[1]\u{301}|と",
        "He left.[1]\u{301} |She stayed.",
        "He left.\u{301} |She stayed.",
    ]);
}

#[test]
fn plain_sentences() {
    check_all(&[
        "",
        "He left.",
        "He left",
        "He left. |She stayed.",
        "He left. |She stayed. |They slept.",
        "He left.  |She stayed.",
        "He left.\u{a0}|She stayed.",
        "He left.\u{202f}|She stayed.",
        "Why? |Because.",
        "Stop! |Thief!",
        "Who? |What? |When?",
        "Really?! |Yes.",
        "No!!! |Not again.",
        "What‽ |Nothing.",
        "NATO met. |It agreed.",
        "The toll rose. |12 people died.",
        "He paid. |$5 million was missing.",
        "It ended in 2024. |Then came 2025.",
        "It rose to 7. |Nobody knew why.",
        "Élan vital. |Été. |Ça va.",
        "Он ушёл. |Она осталась.",
        "Έφυγε. |Έμεινε.",
        "Er ging. |Übrigens blieb sie.",
        "He left . |She stayed .",
        "He left, she stayed; they slept: so it was.",
        "It fell by a third. |#Kabul trended.",
        "It trended. |@shoigu said nothing.",
    ]);
}

#[test]
fn a_small_letter_goes_on() {
    check_all(&[
        "He works in mining, transport etc. and farming.",
        "“Why?” he asked.",
        "“Stop!” she cried.",
        "Why? he wondered.",
        "The approx. value is unknown.",
        "Yahoo! said no.",
        "It was, so they said. and then it was not.",
        "He left. |al-Qaida stayed.",
        "He left. |al-Shabab stayed.",
        "He left. |iPhones ring.",
        "He left. |eBay fell.",
        "He left. |d’Estaing stayed.",
        "a) one. |b) two.",
    ]);
}

#[test]
fn titles_never_end_a_sentence() {
    check_all(&[
        "Mr. Smith left.",
        "Mrs. Smith and Ms. Jones left. |Dr. No stayed.",
        "Gen. Mark Milley met Sen. Bob Corker. |Rep. Jim Jordan did not come.",
        "Lt. Gen. Michael Nagata left.",
        "Lt. Col. A. Smith and Maj. B. Jones left.",
        "Prof. So said so. |Mr. He agreed. |Ms. We did not.",
        "Gov. Newsom met Amb. Khalilzad.",
        "Capt. Kirk and Cmdr. Riker left.",
        "Sgt. Pepper and Pvt. Ryan left.",
        "The Rev. Al Sharpton spoke. |The Hon. member left.",
        "Sec. Blinken left.",
        "Pres. Biden and Adm. Kirby left.",
        "Roe v. Wade fell.",
        "Ali vs. Frazier was long.",
        "Big powers, e.g. China, agreed.",
        "Big cities, e.g. The Hague, agreed.",
        "Some say “Mr.” |The others do not.",
        "The rivals, i.e. Russia and Iran, agreed.",
        "Compare, cf. Smith, the others.",
        "It is from ca. 1900 and approx. 5 m long.",
        "Lt.-Gen. Smith left.",
        "He met the Gen.\n\n|Then he left.",
    ]);
}

#[test]
fn an_abbreviation_may_end_a_sentence() {
    check_all(&[
        "The U.S. President left.",
        "He lives in the U.S. |The visit is over.",
        "They met in the U.S. |In Doha, others met.",
        "He met representatives from the U.S., U.K., Germany, and Finland.",
        "He flew from the U.K. |It was late.",
        "Three U.S. rivals met.",
        "It was U.S.-led. |It failed.",
        "The U.S.’s role is small.",
        "The U.N. Security Council met. |They agreed.",
        "He lives in Washington, D.C. |She does not.",
        "He lives in Washington, D.C.",
        "It opened at 9 a.m. |He was late.",
        "It opened at 9 a.m. Monday and closed at 5 p.m. Friday.",
        "It opened at 9 a.m. EST.",
        "Apple Inc. said no.",
        "He left Apple Inc. |The company is rich.",
        "Apple Inc. Chief Executive Tim Cook left.",
        "Ford Motor Co. and Toyota Corp. agreed. |But Fiat did not.",
        "Goldman Sachs Group Ltd. |However, it fell.",
        "Warner Bros. Discovery fell.",
        "Robert F. Kennedy Jr. said no.",
        "It was Robert F. Kennedy Jr. |He said no.",
        "He came on Jan. 5 and left on Nov. 25.",
        "He came in Jan. |She came in Sept. |They left.",
        "It is on Wall St. |The market fell.",
        "He lives in St. Petersburg, near Mt. Elbrus.",
        "She has a Ph.D. |She is a doctor.",
        "Smith et al. |This is wrong.",
        "They sell tea, rice, etc. |They do not sell guns.",
        "They sell tea, rice, etc.",
        "Calif. Gov. Gavin Newsom left.",
        "He was born in Richmond, Va. |His mother was not.",
        "(He was born in the U.S.) |She was not.",
        "“I love the U.S.” |The crowd cheered.",
        "“I love the U.S.” Shoigu said.",
        "It is in the U.S. |“The land is vast,” he said.",
        "They met at 5 p.m. |It’s late.",
        "He is from the U.S.A. |She is not.",
        "He works for the U.S.\n\n|Officials said so.",
        "His group (now Apple Inc.) Chief Cook left.",
    ]);
}

#[test]
fn abbreviations_before_numbers() {
    check_all(&[
        "The No. 2 diplomat left.",
        "He said no. |She said yes.",
        "No. |He did not.",
        "See nos. 5 and 6, art. 7, fig. 3.",
        "See Vol. 5, pp. 3 to 5. |Then see p. 9.",
        "Op. 12 is long.",
        "He likes this art. |She likes figs. |They like none.",
    ]);
}

#[test]
fn initials() {
    check_all(&[
        "J. K. Rowling wrote. |J.K. Rowling wrote.",
        "George W. Bush said.",
        "George W. Bush left. |He was tired.",
        "It was George W. |He was tired.",
        "A. B. C. Smith left.",
        "I met A. A. Milne and E. B. White.",
        "It was plan B. |Then came plan C.",
        "He took vitamin C. |It helped.",
        "É. Zola and Ö. Özil left.",
        "E\u{301}. Zola left.",
        "А. С. Пушкин умер. |Он жил.",
        "Κ. Π. Καβάφης.",
        "د. محمد رفت. |او نیامد.",
        "John F. “Jack” Kennedy left.",
        "B. Johnson, D. Trump and V. Putin met. |S. Shoigu did not.",
        "Das ist z. B. Berlin. |Dort ist es kalt.",
        "Los EE. UU. están lejos.",
    ]);
}

#[test]
fn labels_at_the_start() {
    check_all(&[
        "1. The first. |2. The second.",
        "A. The first. |B. The second.",
        "i. The first. |iv. The fourth.",
        "a. The first. |b. The second.",
        "12. Das Ende.",
        "(a) The first. |(b) The second.",
        "“A.” |The answer was right.",
        "1984. |A novel.",
        "• One. |• Two.",
        "… He left.",
        "… and he left.",
        "¿? Nada.",
    ]);
}

#[test]
fn quotes_and_brackets_close_with_their_sentence() {
    check_all(&[
        "“We export to the region,” he said. |“We do.”",
        "“Stop.” |He left.",
        "\"Stop.\" |He left.",
        "‘Stop.’ |He left.",
        "'Stop.' |He left.",
        "“Stop. |Go.” |He left.",
        "“‘Stop.’” |He left.",
        "“Is it?” |“Yes.”",
        "“Why?” |“Why not?”",
        "(It was late.) |Then he left.",
        "[It was late.] |Then he left.",
        "It was late (he said). |Then he left.",
        "It was late (very?) and dark.",
        "He (who else?) left.",
        "“It was late (he said.)” |Then he left.",
        "He said: “Go.” |She went.",
        "He asked “Why?” and left.",
        "He described it as “productive.” |He added, “We met.”",
        "He described it as “productive”. |He added that they met.",
        "“Go”. |He left.",
        "He left. |“We stay,” they said.",
        "He left. |(She stayed.)",
        "He left.[1] |She stayed.[12][13] |They slept.",
        "He left.¹ |She stayed.",
        "He left.\u{200f} |She stayed.",
        "“Why?”. |He left.",
        "“Why?”, he asked.",
        "He left.” |She stayed.",
        "“Go.”|He left.",
        "the group “Who?” met.",
    ]);
}

#[test]
fn ellipses() {
    check_all(&[
        "Well… he left.",
        "Well… |He left.",
        "Well... he left.",
        "Well... |He left.",
        "Well . . . he left.",
        "Well . . . |He left.",
        "“Well…” |He left.",
        "“Well…” he said.",
        "He left…. |She stayed.",
        "He left...? |She stayed.",
        "About… 30 men left.",
        "The […] Group left.",
        "The (...) Group left.",
        "The [. . .] Group left.",
        "About . . . 30 men left.",
        "He left. |[…] She stayed.",
        "He left. …and stayed.",
        "Wait...what?",
    ]);
}

#[test]
fn numbers_and_addresses() {
    check_all(&[
        "It rose 3.5 percent. |It fell 1.2 million.",
        "It cost 1.000,50 euros. |Cheap.",
        "He scored .5 points.",
        "Version 2.0. |Then 2.1.",
        "It began at 9.30. |He was late.",
        "See https://example.org/?Q=Kabul. |Then go.",
        "See https://a.org/b.html?q=A!B. |Then go.",
        "Write to a.b@example.org. |Then wait.",
        "See example.org. |It is down.",
        "See www.example.co.uk/A.html for it.",
        "The file Story.Final.txt is lost. |Find it.",
        "At 192.168.0.1 is nothing. |Try 10.0.0.1.",
        "Node.js is old. |So is .NET.",
        "He left.She stayed.",
    ]);
}

#[test]
fn dashes() {
    check_all(&[
        "Kabul, Nov. 25 (Reuters) - The talks began. |They ended.",
        "The rivals of the United States—Russia, Iran, and China—met. |They agreed.",
        "“Why?” – he asked.",
        "“Why?” — he asked.",
        "—Vete. |—Sí, señor.",
        "—¿Vas? —preguntó Ana. |—Voy.",
        "He left. — Reuters",
    ]);
}

#[test]
fn line_breaks_are_spaces() {
    check_all(&[
        "The first line\nand the second. |Then the third.",
        "The first line\r\nand the second. |Then the third.",
        "He left.\n|She stayed.",
        "He left.\r\n|She stayed.",
        "He left\n\n|She stayed",
        "He left\r\n\r\n|She stayed",
        "He left \n \n |She stayed",
        "He left\u{2029}|She stayed",
        "He left\u{2028}and stayed.",
        "Who:\n|- Shoigu\n|- Baradar",
        "Who:\n|• Shoigu\n|• Baradar",
        "Who:\n|1. Shoigu\n|2. Baradar",
        "Who:\n|1) Shoigu\n|2) Baradar",
        "—Vete\n|—Sí",
        "He came in\n1998. |He left.",
        "He left in the U.S.\nPresident’s plane.",
        "\n\nHe left.",
        "He left.\n\n",
        "He left.\n\n\n\n|and stayed.",
    ]);
}

#[test]
fn spanish_french_german() {
    check_all(&[
        "¿Quién? |¡Él! |Sí.",
        "Se fue. |¿Por qué?",
        "Hola... |¿Qué tal?",
        "El Sr. García y la Sra. Gómez se fueron.",
        "Dijo: «Vete». |Ella se fue.",
        "«Vete.» |Ella se fue.",
        "« Non. » |Il part.",
        "«\u{a0}Non.\u{a0}» |Il part.",
        "«\u{202f}Non\u{202f}!\u{202f}» |Il part.",
        "« Vraiment ? » demanda-t-il.",
        "« Oui. » |« Non. »",
        "Il dit : « Pars. » |Elle partit.",
        "« Non », dit-il. |« Pars. »",
        "« Non ! » , Paul part.",
        "„Geh.“ |Er ging.",
        "„Geh!“, rief er. |„Nein.“",
        "„Wirklich?“ fragte er.",
        "»Geh.« |Er ging.",
        "»Ja.« |»Nein.«",
        "›Geh.‹ |Er ging.",
        "”Gå.” |Han gick.",
        "Das kostet 3.5 Mio. und mehr.",
    ]);
}

#[test]
fn other_scripts() {
    check_all(&[
        "او رفت. |او نیامد.",
        "کجا رفت؟ |او نیامد.",
        "«چرا؟» |او نیامد.",
        "«برو!» |او رفت.",
        "ذهب. |لم يعد.",
        "متى؟ |الآن!",
        "ذهب، ثم عاد؛ ثم نام.",
        "وہ گیا۔ |وہ رہی۔",
        "ښه دی. |راشه!",
        "הוא הלך. |היא נשארה.",
        "वह गया। |वह रही।",
        "श्लोक॥ |अगला।",
        "वह गया।|वह रही।",
        "他走了。|她留下。",
        "他走了!|她留下?|是。",
        "他走了\u{ff01}|她留下\u{ff1f}|是。",
        "走吗\u{ff1f}|走\u{ff01}",
        "他说\u{ff1a}“走吧。”|她走了。",
        "他说。|“走吧。”",
        "他说“走吧。”\u{ff0c}她走了。",
        "彼は言った。|「行こう。」",
        "「行こう。」と彼は言った。|そして行った。",
        "「行こう。」|『はい。』",
        "\u{ff08}雨だ。\u{ff09}|行こう。",
        "他用。|iPhone很贵。",
        "3.5元、4.5元。|很贵。",
        "그는 갔다. |그녀는 남았다.",
        "네. |저는 갑니다.",
        "წავიდა. |ის დარჩა.",
        "Գնաց։ |Մնաց։",
        "ሄደ። |ቀረች።",
        "သွားတယ်။ |နေတယ်။",
        "ទៅ។ |នៅ។",
        "Sergei Shoigu 去了喀布尔。|He left.",
    ]);
}

#[test]
fn emoji_and_nothing() {
    check_all(&[
        "🕊 Shoigu flew to Kabul. |He landed.",
        "He landed. |🕊 Peace.",
        "He landed. 🕊",
        "He landed! 👩\u{200d}👧 🇦🇫",
        "He landed 🇦🇫. |She flew.",
        "Stop!\u{fe0f} |Go.",
        "He left. \u{301}|She stayed.",
        "🕊🕊🕊",
        " ",
        "\n\n\n",
        "...",
        "?! ?!",
        "  He left.",
        "\u{feff}He left. |She stayed.",
        "\u{2067}او رفت.\u{2069} |He left.",
    ]);
}

#[test]
fn never_inside_a_mention() {
    check_all(&[
        "He joined ⟦Yahoo! Inc.⟧ in May. |Then he left.",
        "⟦Yahoo! Inc.⟧ fell. |⟦Wham! Records⟧ rose.",
        "⟦Guess Who? The Game⟧ sold. |It sold well.",
        "He read ⟦“Who? Me”⟧. |He laughed.",
        "⟦He left. She stayed.⟧ |They slept.",
        "⟦He left. She⟧ stayed. |They slept.",
        "He ⟦left. ⟧|She stayed.",
        "He left. |⟦She⟧ stayed.",
        "⟦He left.⟧ |⟦She stayed.⟧",
        "⟦One. ⟦Two. Three.⟧ Four.⟧ |Five.",
        "⟦One.⟧ |⟦Two. ⟦Three.⟧⟧ |Four.",
        "⟦He left\n\nShe stayed⟧. |They slept.",
        "⟦⟧He left. ⟦⟧|She stayed.⟦⟧",
    ]);
    let text = "One. Two. Three. Four.";
    let spans = [11..16, 1..7, 0..3].map(|range| Span::new(text, range).unwrap());
    assert_eq!(
        checked(text, &spans).len(),
        3,
        "in any order, and only one of three bounds is inside"
    );
}

/// The story of the fixture, which has every trap of its kind: "U.S., U.K.", quotes, a dash, "X,".
const STORY: &[&str] = &[
    "Afghanistan",
    "Senior Russian delegation visits Kabul",
    "A high-level Russian delegation led by Sergei Shoigu, Secretary of the Russian Security Council, arrived in Kabul on Monday for discussions with Taliban officials on strengthening bilateral relations.",
    "The visit highlighted potential areas of collaboration, including trade, transit, and investment, according to statements from the Taliban.",
    "Shoigu met with Abdul Ghani Baradar, the Taliban’s Deputy Chief Minister for Economic Affairs, expressing Russia’s interest in deepening cooperation under Taliban rule. |He reportedly assured Baradar that Moscow is moving toward removing the Taliban from its list of terrorist organizations to pave the way for enhanced political and economic engagement.",
    "The discussions covered a range of topics, including political relations, economic partnerships, and Russian investment in sectors such as mining, transportation, and agriculture. |Shoigu also emphasized Russia’s support for the Afghan-Trans project, which seeks to boost Afghanistan’s role in regional connectivity.",
    "Baradar, for his part, highlighted the Taliban’s commitment to banning narcotics cultivation and eliminating security threats in Afghanistan and the region. |“We are working to create opportunities for Afghanistan to export to the region and beyond,” Baradar said, emphasizing Afghanistan’s desire to play a key role in strengthening the North-South economic corridor.",
    "Interest in the Shanghai Cooperation Organization",
    "In a separate meeting with Abdul Kabir, the Taliban’s Political Deputy Chief Minister, Shoigu voiced Russia’s intention to restore Afghanistan’s observer status in the Shanghai Cooperation Organization (SCO) under Taliban leadership. |Russian officials, including Special Envoy for Afghanistan Zamir Kabulov, also participated in these talks alongside Taliban intelligence director Abdul Haq Wassiq.",
    "The Russian delegation’s visit coincides with ongoing diplomatic efforts by China and Iran. |Special envoys from these nations are currently in Kabul, marking a rare political gathering of representatives from three U.S. rivals since Donald Trump’s recent election victory.",
    "China’s Special Envoy Yue Xiaoyong met with Taliban Foreign Minister Amir Khan Muttaqi earlier this week to express China’s interest in economic cooperation. |Russia and China have yet to disclose full details of their meetings, but analysts suggest these engagements reflect a coordinated effort by the three nations to address shared concerns over Afghanistan’s stability and limit U.S. influence in the region.",
    "Political experts see these developments as part of a broader regional strategy. |“All evidence suggests that the primary rivals of the United States—Russia, Iran, and China—are compelled to re-engage with the Taliban to prevent future U.S. influence in Afghanistan,” said Akmal Baqa, a university professor.",
    "Nasrullah Stanikzai, an expert in international relations, believes these countries are aligning their policies not only toward Afghanistan but also the broader region. |“The urgency stems from the possibility that these nations might eventually engage with the Taliban in a unified manner,” he said.",
    "While regional powers deepen ties with the Taliban, Western nations are exploring their own strategies. |In Doha, Afghanistan’s former Deputy Foreign Minister Hekmat Khalil Karzai met with representatives from the U.S., U.K., Germany, Italy, the Netherlands, and Finland.",
    "In a statement on X, Khalil Karzai described the meeting, hosted by the British ambassador, as “productive.” |He added, “We shared perspectives on Afghanistan and explored areas for continued engagement.”",
];

#[test]
fn the_story() {
    check_all(STORY);
    let fixture = include_str!("../../../../tests/fixtures/story.txt");
    assert_eq!(STORY.join("\n\n").replace('|', ""), fixture, "the table has the whole story");
    check(&STORY.join("\n\n|"));
}

// What the module's documentation calls known to be wrong, so that it stays true.
#[test]
fn known_to_be_wrong() {
    check_all(&[
        "“Why?” |Karzai asked.",
        "Yahoo! |Inc. fell.",
        "He lives in the U.S. Officials said so.",
        "They speak of vitamin C. Studies say so.",
        "Deal With U.S. |In Doubt",
        "Er kam am 3. |Oktober an.",
        "Γιατί; Έφυγε.",
        "«چرا؟» |پرسید.",
        "— Yes. — No.",
    ]);
}

// Each would take minutes if a byte were looked at more than a bounded number of times.
#[test]
fn long_runs_stay_linear() {
    for piece in [
        " ", ")", ". ", ".)", ". . ", "a.", "?”", "\u{301}", "…", "\n", "。", "「", "» ", "[1]",
        "1 ", "🕊", "A. ",
    ] {
        for start in ["", "He left.", "He left. ", "“"] {
            let text = format!("{start}{}", piece.repeat(50_000));
            let found = sentences(&text, &[], Unicode::TABLES);
            assert_eq!(found.iter().map(|span| span.len()).sum::<usize>(), text.len());
        }
    }
}

const PIECES: &[&str] = &[
    "a",
    "A",
    "Mr",
    "U.S",
    "No",
    ".",
    ".",
    "?",
    "!",
    "…",
    "。",
    "۔",
    "؟",
    " ",
    " ",
    "\n",
    "\r\n",
    "\u{a0}",
    "“",
    "”",
    "\"",
    "’",
    "«",
    "»",
    "「",
    "」",
    "(",
    ")",
    "[1]",
    "—",
    "-",
    ",",
    ":",
    "7",
    "é",
    "e\u{301}",
    "\u{301}",
    "🕊",
    "👩\u{200d}👧",
    "🇦🇫",
    "كابل",
    "上海",
    "क्षि",
    "\u{202e}",
    "\u{200d}",
    "\u{2029}",
    "\0",
    "と",
    "@",
    "•",
];

proptest! {
    #[test]
    fn any_text_and_mentions(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        ends in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
    ) {
        let text = pieces.concat();
        let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mentions: Vec<Span> = ends
            .iter()
            .filter_map(|(a, b)| Span::new(&text, *a.get(&chars)..*b.get(&chars)))
            .collect();
        checked(&text, &mentions);
    }
}
