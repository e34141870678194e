//! Segments: how the stories, oldest first, are cut for what is written of them together.

/// A segment ends with a story whose address hashes to so many zeros; so many on the average make the next level's.
const ZEROS: [u32; 2] = [13, 6];

/// How many there are at the most.
pub(crate) const N_SEGMENTS: usize = ZEROS.len() + 1;

/// How many stories each segment has, the oldest first: everything up to the last story whose address ends a large segment,
/// from there to the last that ends a middle one, and the rest, which are some sixty stories at the newest end. Which story
/// ends one is a question to the story alone, so that one story more, if it is the newest, leaves all but the last
/// segment as they are.
pub fn segments_of<'a>(srcs: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut ends = [0_u32; N_SEGMENTS];
    for (nth, src) in (1..).zip(srcs) {
        let zeros = hash(src).trailing_zeros();
        for (end, least) in ends.iter_mut().zip(ZEROS.into_iter().chain([0])) {
            if least <= zeros {
                *end = nth;
            }
        }
    }
    let mut start = 0;
    let length = |end: u32| {
        let len = end.saturating_sub(start);
        start = start.max(end);
        len
    };
    ends.into_iter().map(length).collect()
}

/// FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>, mixed so that its low bits are as good as its high ones.
fn hash(src: &str) -> u64 {
    let fnv = src.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let hash = (fnv ^ fnv >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ hash >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(n: usize) -> Vec<u32> {
        let srcs: Vec<String> = (0..n).map(|it| format!("articles/{it}.json")).collect();
        segments_of(srcs.iter().map(String::as_str))
    }

    #[test]
    fn every_story_lies_in_one_segment() {
        assert_eq!(cut(0), [0, 0, 0]);
        for n in [1, 63, 1000, 30_000] {
            assert_eq!(cut(n).iter().sum::<u32>() as usize, n);
        }
    }

    #[test]
    fn a_newer_story_seldom_changes_more_than_the_last_segment() {
        let mut changed = [0; N_SEGMENTS];
        let mut before = cut(4000);
        for n in 4001..5000 {
            let after = cut(n);
            for (changed, (a, b)) in changed.iter_mut().zip(before.iter().zip(&after)) {
                *changed += usize::from(a != b);
            }
            before = after;
        }
        assert!(changed[0] <= 1 && changed[1] <= 40, "{changed:?}");
        assert!(900 < changed[2]);
    }
}
