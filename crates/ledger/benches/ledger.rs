//! What the ledger costs: `cargo bench -p ombud-ledger`.

use divan::{Bencher, black_box, counter::ItemsCount};
use ombud_ledger::{
    Checkpoint, Content, Frontier, Hash, Replay, Trust, Value, bundle, commit, leaf_hash,
    note::{Algorithm, SignerKey},
    proof::{self, MemoryTiles},
    tiles::{Growth, Tile},
};
use std::{io::Write, sync::LazyLock};

const ORIGIN: &str = "desk.example/ledger";
const LARGE: u64 = 10_000_000;

fn main() {
    divan::main();
}

/// Ten million leaves, a third of a gigabyte of tiles.
static TILES: LazyLock<(Hash, MemoryTiles)> = LazyLock::new(|| {
    let (mut frontier, mut tiles) = (Frontier::default(), MemoryTiles::default());
    for thousand in 0..LARGE / 1000 {
        let mut growth = Growth::new(frontier);
        (thousand * 1000..(thousand + 1) * 1000).for_each(|it| growth.append(leaf_hash(&it.to_be_bytes())));
        let (grown, additions) = growth.finish();
        tiles.add(additions);
        frontier = grown;
    }
    (frontier.root(), tiles)
});

/// What the transaction of a message does: read the frontier, append, write it back with what the tiles grow by.
#[divan::bench(args = [1, 16, 256])]
fn append_in_one_transaction(bencher: Bencher, leaves: u64) {
    let mut frontier = Frontier::default();
    frontier.append_many((0..1_234_567u64).map(|it| leaf_hash(&it.to_be_bytes())));
    let stored = frontier.to_bytes();
    bencher.counter(ItemsCount::new(leaves)).bench_local(|| {
        let mut growth = Growth::new(Frontier::from_bytes(black_box(&stored)).unwrap_or_default());
        (0..leaves).for_each(|it| growth.append(leaf_hash(&commit(&[7; 16], &it.to_be_bytes()))));
        let (frontier, additions) = growth.finish();
        (frontier.to_bytes(), additions)
    });
}

#[divan::bench]
fn commit_to_a_content(bencher: Bencher) {
    let content = content(7);
    bencher.bench_local(|| commit(&[7; 16], &black_box(&content).encode()));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn root_of_a_million_entries(bencher: Bencher) {
    bencher.counter(ItemsCount::new(1_000_000u64)).bench_local(|| {
        let mut replay = Replay::default();
        let mut entry = [7; 32];
        for index in 0..1_000_000u64 {
            entry[..8].copy_from_slice(&index.to_be_bytes());
            replay.entry(black_box(&entry));
        }
        replay.root()
    });
}

fn content(index: u64) -> Content<'static> {
    let fields = [
        ("actor", Value::from("staff:0198c1a2-7f3e-7c55-9d1e-0d6b6a2f4c11")),
        ("at", Value::Int(1_767_225_600_000_000 + index as i64)),
        ("case", Value::from("0198c1a2-7f3e-7c55-9d1e-0d6b6a2f4c12")),
        ("data", Value::from("{\"state\":\"closed\",\"from\":\"open\"}")),
        ("kind", Value::from("case.state_changed")),
    ];
    Content::new(fields).unwrap_or_default()
}

/// A file of a million leaves with their contents, read, recomputed and compared: what an auditor does.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn verify_a_bundle_of_a_million(bencher: Bencher) {
    let Some(key) = SignerKey::from_seed(ORIGIN, Algorithm::Ed25519, &[7; 32]).ok() else { return };
    let mut out = Vec::new();
    let _ = write_bundle(&mut out, &key, 1_000_000);
    let trust = Trust { log: Some(key.verifier().clone()), ..Trust::default() };
    bencher.counter(ItemsCount::new(1_000_000u64)).bench_local(|| {
        let report = bundle::verify(black_box(&out[..]), &trust);
        assert!(report.is_ok_and(|it| it.is_good() && it.leaves == 1_000_000));
    });
}

fn write_bundle(out: impl Write, key: &SignerKey, leaves: u64) -> Result<(), Box<dyn std::error::Error>> {
    let (mut file, mut replay) = (bundle::Writer::new(out, ORIGIN, key.verifier())?, Replay::default());
    for index in 0..leaves {
        let (salt, content) = ([index as u8; 16], content(index));
        let entry = commit(&salt, &content.encode());
        replay.entry(&entry);
        file.leaf(&entry, Some((&salt, &content)))?;
        if (index + 1) % 10_000 == 0 {
            let head = Checkpoint::new(ORIGIN, replay.size(), replay.root())?.sign(key)?;
            file.checkpoint(&head.to_string())?;
        }
    }
    file.finish()?;
    Ok(())
}

/// Leaves whose proofs need the most hashes from tiles, and the fewest.
#[divan::bench(args = [0, 255, 5_555_555, 9_999_999])]
fn inclusion_among_ten_million(bencher: Bencher, index: u64) {
    let (root, tiles) = &*TILES;
    let mut store = tiles.clone_for(&proof::inclusion_tiles(index, LARGE));
    let proved = proof::inclusion(index, LARGE, &mut store).unwrap_or_default();
    assert!(proof::verify_inclusion(&leaf_hash(&index.to_be_bytes()), index, LARGE, &proved, root).is_ok());
    bencher.bench_local(|| proof::inclusion(black_box(index), LARGE, &mut store));
}

#[divan::bench(args = [1, 1_234_567, 9_999_998])]
fn consistency_to_ten_million(bencher: Bencher, old: u64) {
    let mut store = TILES.1.clone_for(&proof::consistency_tiles(old, LARGE));
    bencher.bench_local(|| proof::consistency(black_box(old), LARGE, &mut store));
}

#[divan::bench]
fn verify_inclusion_among_ten_million(bencher: Bencher) {
    let (root, tiles) = &*TILES;
    let mut store = tiles.clone_for(&proof::inclusion_tiles(5_555_555, LARGE));
    let proved = proof::inclusion(5_555_555, LARGE, &mut store).unwrap_or_default();
    let leaf = leaf_hash(&5_555_555u64.to_be_bytes());
    bencher.bench_local(|| proof::verify_inclusion(&leaf, 5_555_555, LARGE, black_box(&proved), root));
}

trait Fetch {
    fn clone_for(&self, tiles: &[Tile]) -> MemoryTiles;
}

impl Fetch for MemoryTiles {
    /// What a database would hand over.
    fn clone_for(&self, tiles: &[Tile]) -> MemoryTiles {
        let mut some = MemoryTiles::default();
        for tile in tiles {
            let bytes = self.get(tile.level, tile.index).map(<[u8]>::to_vec).unwrap_or_default();
            some.insert(tile.level, tile.index, bytes);
        }
        some
    }
}

#[divan::bench]
fn sign_a_checkpoint(bencher: Bencher) {
    let Some(key) = SignerKey::from_seed(ORIGIN, Algorithm::Ed25519, &[7; 32]).ok() else { return };
    bencher.bench_local(|| Checkpoint::new(ORIGIN, 77, [7; 32]).and_then(|it| it.sign(&key)));
}

#[divan::bench]
fn open_a_checkpoint(bencher: Bencher) {
    let Some(key) = SignerKey::from_seed(ORIGIN, Algorithm::Ed25519, &[7; 32]).ok() else { return };
    let note = Checkpoint::new(ORIGIN, 77, [7; 32]).and_then(|it| it.sign(&key));
    let note = note.map(|it| it.to_string()).unwrap_or_default();
    bencher.bench_local(|| Checkpoint::open(black_box(&note), ORIGIN, key.verifier(), &[]));
}
