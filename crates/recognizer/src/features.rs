//! What the tagger sees of a token: hashes of small facts about it and about its neighbours.

use crate::{
    document::{Case, Document, Info, Look, Sentence, Spot},
    hash::Hash,
    lexicon::{Lexicon, class},
};

/// The features in parts, a bit each. What those of a part depend on has a key: see [`View::keys`].
pub(crate) mod part {
    /// On the token itself, its phrase and its place.
    pub(crate) const OWN: u8 = 1;
    /// On what the token looks like, and on the token before.
    pub(crate) const BEFORE: u8 = 1 << 1;
    /// On what the token looks like, and on the token behind.
    pub(crate) const AFTER: u8 = 1 << 2;
    /// On more than that.
    pub(crate) const REST: u8 = 1 << 3;
    /// How many of them have keys: the first.
    pub(crate) const KEYED: usize = 3;
    /// All of them.
    pub(crate) const ALL: u8 = OWN | BEFORE | AFTER | REST;
}

/// A sentence as the tagger sees it.
#[derive(Debug)]
pub struct View<'d, F> {
    /// What the sentence is of.
    pub document: &'d Document,
    /// Where the tokens stand.
    pub sentence: &'d Sentence,
    /// What is known of words and names.
    pub lexicon: &'d Lexicon,
    /// Called with the hash of every feature.
    pub found: F,
}

impl<'d, F: FnMut(u64)> View<'d, F> {
    fn spot(&self, at: isize) -> Option<&'d Spot> {
        self.sentence.spots.get(usize::try_from(at).ok()?)
    }

    fn info(&self, at: isize) -> Option<&'d Info> {
        self.spot(at).map(|it| self.document.info(it))
    }

    // Written out at each of a hundred places, these three would make a function that browsers take long to compile.
    #[inline(never)]
    fn add(&mut self, template: u64, value: u64) {
        (self.found)(Hash::new(template).with(value).finish());
    }

    #[inline(never)]
    fn add2(&mut self, template: u64, a: u64, b: u64) {
        (self.found)(Hash::new(template).with(a).with(b).finish());
    }

    #[inline(never)]
    fn add3(&mut self, template: u64, a: u64, b: u64, c: u64) {
        (self.found)(Hash::new(template).with(a).with(b).with(c).finish());
    }

    /// Finds the features of the token at `at`, but for those of [`Self::votes`].
    pub fn all(&mut self, at: usize) {
        self.some::<{ part::ALL }>(at);
    }

    /// Finds those features of the token at `at` that are of these parts, in the order in which they are learned.
    #[inline(never)]
    pub(crate) fn some<const PARTS: u8>(&mut self, at: usize) {
        let (own, rest) = (PARTS & part::OWN != 0, PARTS & part::REST != 0);
        let (before, after) = (PARTS & part::BEFORE != 0, PARTS & part::AFTER != 0);
        let at = at as isize;
        let (Some(spot), Some(info)) = (self.spot(at), self.info(at)) else { return };
        let edge = |at: isize| if at < 0 { 11 } else { 12 };
        let case = spot.case as u64;
        let cased = |info: &Info| info.look as u64 | case << 4;

        // Words around.
        let hash = |at: isize, this: &Self| this.info(at).map_or(edge(at), |it| it.hash);
        let words: [u64; 5] = std::array::from_fn(|nth| hash(at + nth as isize - 2, self));
        let [w2, w1, w0, v1, v2] = words;
        if own {
            self.add(1, 0);
            self.add(2, w0);
            self.add2(3, w0, cased(info));
        }
        if before {
            self.add(4, w1);
        }
        if after {
            self.add(5, v1);
        }
        if rest {
            self.add(6, w2);
            self.add(7, v2);
            self.add2(8, w1, w0);
            self.add2(9, w0, v1);
            self.add2(10, w2, w1);
            self.add2(11, v1, v2);
            self.add2(12, w1, v1);
        }

        // Shapes.
        let shape = |at: isize, this: &Self| this.info(at).map_or(edge(at), |it| it.shape);
        let (s2, s1, t1, t2) =
            (shape(at - 2, self), shape(at - 1, self), shape(at + 1, self), shape(at + 2, self));
        let here = self.here(spot, info);
        if own {
            self.add(20, here);
        }
        if before {
            self.add2(21, s1, here);
        }
        if after {
            self.add2(22, here, t1);
        }
        if rest {
            self.add3(23, s1, here, t1);
            self.add3(24, s2, s1, here);
            self.add3(25, here, t1, t2);
            self.add3(26, w1, here, v1);
        }
        if before {
            self.add2(27, w1, here);
        }
        if after {
            self.add2(28, here, v1);
        }
        if own {
            self.add2(29, u64::from(spot.is_glued), here);
            let long = info.lower.len().min(12) as u64;
            self.add2(30, long, here);
        }

        // Parts of words.
        for (nth, part) in info.prefixes.iter().chain(&info.suffixes).enumerate() {
            if own && *part != 0 {
                self.add(40 + nth as u64, *part);
                if 3 <= nth {
                    self.add2(50 + nth as u64, *part, here);
                }
            }
        }
        for (wanted, template, near) in [(before, 60, at - 1), (after, 61, at + 1)] {
            if wanted && let Some(suffix) = self.info(near).map(|it| it.suffixes[2]) {
                self.add(template, suffix);
            }
        }

        // Clusters.
        let cluster = |at: isize, this: &Self| this.info(at).map_or(0, |it| it.cluster);
        let path = |at: isize, bits: u32, this: &Self| {
            u64::from(this.lexicon.path(cluster(at, this), bits))
        };
        for (nth, (wanted, offset)) in [(before, -1), (own, 0), (after, 1)].into_iter().enumerate()
        {
            let nth = nth as u64;
            let full = u64::from(cluster(at + offset, self));
            if wanted && full != 0 {
                self.add(71 + nth, full);
                let bits = [path(at + offset, 6, self), path(at + offset, 10, self)];
                self.add(81 + nth, bits[0]);
                self.add(86 + nth, bits[1]);
            }
        }
        let (c1, c0, d1) = (path(at - 1, 8, self), path(at, 8, self), path(at + 1, 8, self));
        if rest {
            self.add2(90, c1, c0);
            self.add2(91, c0, d1);
        }
        if before {
            self.add2(92, c1, here);
        }
        if after {
            self.add2(93, here, d1);
        }
        if rest {
            self.add3(94, c1, here, d1);
        }
        if own {
            self.add2(95, c0, here);
        }

        // How the word is written elsewhere.
        let casing = u64::from(info.casing);
        if own {
            self.add2(100, casing, here);
            self.add3(101, casing, u64::from(cluster(at, self) != 0), here);
        }
        if rest && let Some(near) = self.info(at + 1).map(|it| u64::from(it.casing)) {
            self.add3(102, casing, near, here);
        }

        // What the lexicon says.
        let classes = u64::from(info.classes);
        let phrase = u64::from(spot.phrase) | u64::from(spot.phrase_place) << 32;
        if own {
            self.add2(110, classes, here);
            self.add(111, phrase);
            self.add2(112, phrase, here);
            self.add2(113, phrase, classes);
        }
        for bit in (0..class::COUNT).filter(|_| own) {
            if spot.phrase >> bit & 1 == 1 {
                self.add2(114, u64::from(bit), u64::from(spot.phrase_place));
                self.add3(115, u64::from(bit), u64::from(spot.phrase_place), here);
            }
            if info.classes >> bit & 1 == 1 {
                self.add2(116, u64::from(bit), here);
            }
        }
        let near = [(rest, -2_isize), (before, -1), (after, 1), (rest, 2)];
        for (nth, (wanted, offset)) in near.into_iter().enumerate() {
            let nth = nth as u64;
            let Some(near) = self.spot(at + offset) else { continue };
            let near_phrase = u64::from(near.phrase) | u64::from(near.phrase_place) << 32;
            let near_classes = self.document.info(near).classes;
            if near_phrase != 0 {
                if wanted {
                    self.add(120 + nth, near_phrase);
                }
                if wanted && offset.abs() == 1 {
                    self.add2(124 + nth, near_phrase, here);
                }
                if rest && offset.abs() == 1 {
                    self.add2(128 + nth, near_phrase, phrase);
                }
            }
            for bit in (0..class::COUNT).filter(|_| wanted) {
                if near_classes >> bit & 1 == 1 {
                    self.add2(132 + nth, u64::from(bit), here);
                }
            }
        }

        // The run of capitals around it.
        if rest && let Some(run) = spot.run {
            let (start, end) = (run.start as isize, run.end as isize);
            let place = (at - start).min(3) as u64 | ((end - 1 - at).min(3) as u64) << 2;
            let heads = u64::from(
                run.heads
                    & (class::ORG_HEAD
                        | class::ORG_SUFFIX
                        | class::PLACE_HEAD
                        | class::TITLE
                        | class::GIVEN),
            );
            self.add2(140, place, case);
            self.add2(141, heads, place);
            self.add2(142, hash(end - 1, self), 0);
            self.add2(143, hash(start, self), 0);
            self.add2(144, hash(end - 1, self), place);
            self.add2(145, hash(end, self), place);
            self.add2(146, hash(start - 1, self), place);
            self.add2(147, path(end, 8, self), place);
            self.add2(148, path(start - 1, 8, self), place);
            let opens = self.info(start).map_or(0, |it| {
                u64::from(
                    it.classes & (class::GIVEN | class::TITLE | class::ORG_HEAD | class::PERSON),
                )
            });
            let closes = self.info(end - 1).map_or(0, |it| {
                u64::from(
                    it.classes
                        & (class::SURNAME
                            | class::ORG_HEAD
                            | class::ORG_SUFFIX
                            | class::PLACE_HEAD),
                )
            });
            self.add3(149, opens, closes, place);
            self.add3(150, opens, phrase, place);
        }

        // What the other occurrences in the text say.
        let is_asked = matches!(info.look, Look::Capital | Look::Capitals | Look::Inner)
            || spot.case == Case::Lower;
        if rest && is_asked {
            let contexts = u64::from(spot.contexts);
            self.add(160, contexts);
            self.add2(161, contexts, here);
            for bit in 0..crate::document::context::COUNT {
                if spot.contexts >> bit & 1 == 1 {
                    self.add2(162, bit as u64, here);
                    self.add3(163, bit as u64, here, classes);
                }
            }
        }
        if own {
            self.add2(164, case, w0);
        }
    }

    /// Finds the features that the votes of the document's words make; none before there was a vote.
    pub fn votes(&mut self, at: usize) {
        let at = at as isize;
        let (Some(spot), Some(info)) = (self.spot(at), self.info(at)) else { return };
        if spot.vote.kind == 0 {
            return;
        }
        let (here, classes) = (self.here(spot, info), u64::from(info.classes));
        let vote = |at: isize, this: &Self| this.spot(at).map_or(0, |it| u64::from(it.vote.kind));
        let (kind, part) = (u64::from(spot.vote.kind), u64::from(spot.vote.part));
        self.add2(170, kind, here);
        self.add2(171, part, here);
        self.add2(172, kind, part);
        self.add3(173, vote(at - 1, self), kind, vote(at + 1, self));
        self.add2(174, kind, classes);
    }

    /// A hash for each part that has one, of all that its features of the token at `at` depend on. Two that differ meet in
    /// one hash with odds of one in 2^64.
    #[inline]
    pub(crate) fn keys(&self, at: usize) -> [u64; part::KEYED] {
        let at = at as isize;
        let (Some(spot), Some(info)) = (self.spot(at), self.info(at)) else { return [0; 3] };
        let phrase = |it: &Spot| u64::from(it.phrase) | u64::from(it.phrase_place) << 32;
        let place =
            u64::from(spot.is_glued) | u64::from(spot.is_first) << 1 | (spot.case as u64) << 2;
        let own = Hash::new(u64::from(spot.word)).with(phrase(spot) | place << 40);
        let here = self.here(spot, info);
        let near = |at: isize| {
            let (word, phrase) =
                self.spot(at).map_or((u64::MAX, 0), |it| (u64::from(it.word), phrase(it)));
            Hash::new(word).with(phrase).with(here).finish()
        };
        [own.finish(), near(at - 1), near(at + 1)]
    }

    /// What the token looks like, and where it stands.
    fn here(&self, spot: &Spot, info: &Info) -> u64 {
        Hash::new(info.shape).with(spot.case as u64).with(u64::from(spot.is_first)).raw()
    }
}
