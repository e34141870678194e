//! The recognizer, on text that nobody has marked.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use dateline_bench_native::{MODERATE, quick};
use dateline_bench_stories::Story;
use dateline_recognizer::Model;

const MODEL: &[u8] = include_bytes!("../../../crates/recognizer/model/names.bin");

fn recognizer(criterion: &mut Criterion) {
    let Ok(model) = Model::read(MODEL) else { panic!("the model can't be read") };
    for size in MODERATE {
        let story = Story::new(size);
        let texts: Vec<&str> = story.paragraphs.iter().map(String::as_str).collect();
        let n_bytes: usize = texts.iter().map(|it| it.len()).sum();
        let mut group = criterion.benchmark_group("recognize");
        group.throughput(Throughput::Bytes(n_bytes as u64));
        group.bench_function(BenchmarkId::from_parameter(size.name), |it| {
            it.iter(|| black_box(model.recognize_with(&texts, None, |_, _| ())));
        });
        group.finish();
    }
}

fn main() {
    let mut criterion = quick().configure_from_args();
    recognizer(&mut criterion);
    criterion.final_summary();
}
