//! Every importer, on a story in its format.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use dateline_article::Unicode;
use dateline_bench_native::{FORMATS, MODERATE, files, quick};
use dateline_bench_stories::Story;
use dateline_formats::{Encoding, File, import_as};

fn importers(criterion: &mut Criterion) {
    for size in MODERATE {
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

fn main() {
    let mut criterion = quick().configure_from_args();
    importers(&mut criterion);
    criterion.final_summary();
}
