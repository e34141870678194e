//! Every importer, on a story in its format.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline_article::Unicode;
use dateline_bench_native::{FORMATS, files, quick};
use dateline_bench_stories::{SIZES, Size, Story};
use dateline_formats::{Encoding, File, import_as};

/// Not the largest story: where each token is an object, its file would be over the limit.
const LESS: Size =
    Size { name: "300 KB", n_characters: 300_000, n_mentions: 6_000, n_entities: 500 };

fn importers(criterion: &mut Criterion) {
    for size in [SIZES[0], SIZES[1], LESS, SIZES[2]] {
        let story = Story::new(size);
        for format in FORMATS {
            let files = files(&story, format);
            let given: Vec<_> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
            let n_bytes: usize = given.iter().map(|it| it.bytes.len()).sum();
            let mut group = criterion.benchmark_group(format!("import {}", format.word()));
            group.throughput(Throughput::Bytes(n_bytes as u64));
            group.bench_function(BenchmarkId::from_parameter(size.name), |it| {
                it.iter(|| black_box(import_as(format, &given, Encoding::Strict, Unicode::TABLES)));
            });
            group.finish();
        }
    }
}

criterion_group! { name = benches; config = quick(); targets = importers }
criterion_main!(benches);
