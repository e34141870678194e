//! The core: reading, in both forms; the index; segments; search.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use dateline_article::{EntityIndex, Query, Unicode, find, parse_json, read, segments};
use dateline_bench_native::{article, quick};
use dateline_bench_stories::{SIZES, Story};
use serde_json::Value;

fn core(criterion: &mut Criterion) {
    for size in SIZES {
        let story = Story::new(size);
        let (json, lines, article) = (story.json(), story.lines(), article(&story));
        let n_text_bytes = story.text().len();
        let mut bench = |what: &str, n_bytes: usize, act: &mut dyn FnMut()| {
            let mut group = criterion.benchmark_group(what);
            group.throughput(Throughput::Bytes(n_bytes as u64));
            group.bench_function(BenchmarkId::from_parameter(size.name), |it| it.iter(&mut *act));
            group.finish();
        };
        bench("parse", json.len(), &mut || {
            let read = |text: &str| serde_json::from_str::<Value>(text);
            let _ = black_box(parse_json(&json, read, |_| ()));
        });
        bench("read (parse and check)", json.len(), &mut || {
            let _ = black_box(read(json.as_bytes()));
        });
        bench("read in lines", lines.len(), &mut || {
            let _ = black_box(read(lines.as_bytes()));
        });
        bench("index", n_text_bytes, &mut || {
            black_box(EntityIndex::new(&article));
        });
        bench("segments", n_text_bytes, &mut || {
            for text_ref in article.text_refs() {
                black_box(segments(&article, text_ref));
            }
        });
        bench("search", n_text_bytes, &mut || {
            if let Some(mut query) = Query::new("zo", Unicode::TABLES) {
                black_box(find(&article, &mut query));
            }
        });
    }
}

fn main() {
    let mut criterion = quick().configure_from_args();
    core(&mut criterion);
    criterion.final_summary();
}
