//! Lists of stories by number, as the trees have them.

use crate::tree::Failed;

/// Stories by number, each with what is counted of it.
pub(crate) type Counted = Vec<(u32, u32)>;

/// The stories of a term: their numbers in the segment, and 1 for each whose headline has it.
pub(crate) fn postings<E>(value: Option<Vec<u8>>) -> Result<Counted, Failed<E>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let deltas: Vec<u32> = postcard::from_bytes(&value).map_err(|_| Failed::Damaged)?;
    let mut story = 0_u32;
    let number = |it: u32| {
        story = story.saturating_add(it >> 1);
        (story, it & 1)
    };
    Ok(deltas.into_iter().map(number).collect())
}

/// How many pages a segment has of an entity, and the stories with how often they mention it.
pub(crate) fn mentioning<E>(value: Option<Vec<u8>>) -> Result<(u16, Counted), Failed<E>> {
    let Some(value) = value else { return Ok((0, Vec::new())) };
    let (n_pages, mut stories): (u16, Counted) =
        postcard::from_bytes(&value).map_err(|_| Failed::Damaged)?;
    let mut story = 0_u32;
    for it in &mut stories {
        story = story.saturating_add(it.0);
        it.0 = story;
    }
    Ok((n_pages, stories))
}

/// Those that are in both, with the sum of what is counted of each.
pub(crate) fn shared(a: &[(u32, u32)], b: &[(u32, u32)]) -> Counted {
    let mut both = Vec::with_capacity(a.len().min(b.len()));
    let mut rest = b.iter().peekable();
    for (story, n) in a {
        while rest.next_if(|it| it.0 < *story).is_some() {}
        if let Some((_, more)) = rest.next_if(|it| it.0 == *story) {
            both.push((*story, n + more));
        }
    }
    both
}
