use super::{
    Anchored, FORMAT, KINDS, MAX_ANCHORS, MAX_FAULTS, Report,
    line::{Kind, Lines},
    tile::{Leaf, Put, Slots},
};
use crate::{
    Content, Fault, Frontier, Hash, Head, MAX_SIZE, Salt, Trust, What, commit, leaf_hash, note::VerifierKey,
    tiles::WIDTH,
};
use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

/// How many checkpoints of a file may stand before the leaves that they speak for. Those that are trusted are not counted:
/// whoever verifies has chosen how many.
const MAX_WAITING: usize = 1 << 16;

/// Reads a bundle once, line by line, and recomputes all of it: every entry from its content, every root from the
/// entries, every signature. What is wrong is in the report; memory does not grow with the file.
///
/// # Errors
/// When reading fails, and only then.
pub fn verify(input: impl BufRead, trust: &Trust) -> io::Result<Report> {
    let mut lines = Lines::new(input);
    let mut verifier = Verifier::new(trust);
    while let Some((number, line)) = lines.next()? {
        match line {
            Ok(Kind::Header { format, origin, vkey }) => verifier.header(number, &format, &origin, &vkey),
            Ok(Kind::Leaf { index, salt, content, entry }) => {
                verifier.leaf(number, index, salt.as_ref(), content.as_ref(), &entry);
            }
            Ok(Kind::Tile { index, hashes }) => verifier.tile(number, index, &hashes),
            Ok(Kind::Checkpoint(note)) => verifier.checkpoint(number, &note),
            Ok(Kind::Anchor { kind, size, proof }) => verifier.anchor(number, &kind, size, &proof),
            Err(detail) => verifier.report.fault(Fault::new(What::Unreadable, detail).at(number)),
        }
    }
    Ok(verifier.finish())
}

/// A leaf that is another than its tile says: which of them is right the next checkpoint tells.
struct Suspect {
    index: u64,
    line: u64,
    tile_line: u64,
    /// The leaf of the tile that it is instead.
    moved_from: Option<u64>,
}

struct Verifier<'t> {
    trust: &'t Trust,
    report: Report,
    begun: bool,
    key: Option<VerifierKey>,
    slots: Slots,
    /// How many leaves were read or are known to be missing, up to the last tile.
    size: u64,
    /// The tree by the tiles.
    told: Frontier,
    /// The tree by the leaves, where it is another.
    seen: Option<Frontier>,
    suspects: Vec<Suspect>,
    /// Hashes are missing, so that no root can be computed any more.
    lost: bool,
    /// A root was wrong, so that all after it will be.
    broken: bool,
    /// A tile was not full, so that the log ends there.
    ended: bool,
    /// The text of the last checkpoint of the file, if its signature holds.
    signed: Option<String>,
    waiting: BTreeMap<u64, Vec<(Option<u64>, Head)>>,
}

impl<'t> Verifier<'t> {
    fn new(trust: &'t Trust) -> Self {
        Self {
            trust,
            report: Report::default(),
            begun: false,
            key: None,
            slots: Slots::new(),
            size: 0,
            told: Frontier::default(),
            seen: None,
            suspects: Vec::new(),
            lost: false,
            broken: false,
            ended: false,
            signed: None,
            waiting: BTreeMap::new(),
        }
    }

    fn header(&mut self, line: u64, format: &str, origin: &str, vkey: &str) {
        if self.begun {
            return self
                .report
                .fault(Fault::new(What::Header, "a second header, or not the first line").at(line));
        }
        if format != FORMAT {
            self.report.fault(Fault::new(What::Header, "an unknown format").at(line));
        }
        let key = vkey.parse::<VerifierKey>();
        if let Err(error) = &key {
            self.report.fault(Fault::new(What::Header, format!("its key: {error}")).at(line));
        }
        self.begin(Some(origin), key.ok());
    }

    /// Once: with what the header says, or without one.
    fn begin(&mut self, origin: Option<&str>, key: Option<VerifierKey>) {
        self.begun = true;
        let (key, fault) = self.trust.key(key);
        fault.into_iter().for_each(|it| self.report.fault(it));
        let origin = origin.or(key.as_ref().map(VerifierKey::name)).unwrap_or_default();
        self.report.origin = origin.to_owned();
        self.report.vkey = key.as_ref().map(VerifierKey::to_string);
        self.report.key_is_trusted = self.trust.log.is_some();
        self.key = key;
        let trust = self.trust;
        trust.checkpoints.iter().for_each(|note| self.open(None, note));
    }

    fn begin_without_header(&mut self) {
        if !self.begun {
            self.report.fault(Fault::new(What::Header, "there is no header before the first line"));
            self.begin(None, None);
        }
    }

    fn leaf(
        &mut self,
        line: u64,
        index: u64,
        salt: Option<&Salt>,
        content: Option<&Content<'_>>,
        entry: &Hash,
    ) {
        self.begin_without_header();
        if index >= MAX_SIZE {
            return self.report.fault(Fault::new(What::Unreadable, "no log has that many leaves").at(line));
        }
        let committed = match (salt, content) {
            (Some(salt), Some(content)) => Some(commit(salt, &content.encode())),
            (None, None) => None,
            _ => {
                let detail = "a content without its salt, or a salt without its content";
                self.report.fault(Fault::leaf(What::Halved, index, detail).at(line));
                None
            }
        };
        let other = committed.filter(|it| it != entry).map(|it| leaf_hash(&it));
        let leaf = Leaf { line, hash: leaf_hash(entry), committed: other, erased: content.is_none() };
        self.put(index, leaf);
    }

    fn put(&mut self, index: u64, leaf: Leaf) {
        if self.ended {
            let detail = "it comes after a tile that was not full, which ends the log";
            return self.report.fault(Fault::leaf(What::LeafOutOfPlace, index, detail).at(leaf.line));
        }
        match self.slots.put(index, leaf) {
            Put::Done => (),
            Put::Fault(fault) => self.report.fault(fault),
            Put::TileOver => {
                self.close_without_hashes(usize::from(WIDTH));
                self.put(index, leaf);
            }
        }
    }

    fn tile(&mut self, line: u64, index: u64, hashes: &[Hash]) {
        self.begin_without_header();
        let fault = |what, detail: &str| Fault::new(what, format!("tile {index}: {detail}")).at(line);
        if hashes.is_empty() || hashes.len() > usize::from(WIDTH) || index >= MAX_SIZE / u64::from(WIDTH) {
            return self.report.fault(fault(
                What::Unreadable,
                "a tile has 1 to 256 hashes, and no log has that many tiles",
            ));
        }
        if self.ended || index < self.slots.tile {
            return self.report.fault(fault(What::TileOutOfPlace, "it comes after its place, or again"));
        }
        if index > self.slots.tile {
            // Either its number is wrong, or what stood before it is gone; the leaves that came tell which.
            if 2 * self.slots.early_of(index) <= hashes.len() {
                return self.report.fault(fault(What::TileOutOfPlace, "it comes before its place"));
            }
            self.skip_to(index);
        }
        if hashes.len() < self.slots.next {
            self.report.fault(fault(What::TileMissing, "it has fewer hashes than there are leaves"));
        }
        self.close(hashes.len().max(self.slots.next), Some((line, hashes)));
        for (index, line) in self.slots.take_placed() {
            let fault = Fault::leaf(What::LeafOutOfPlace, index, "it comes before leaves that it follows");
            self.report.fault(fault.at(line));
        }
    }

    /// Goes on behind a gap of whole tiles.
    fn skip_to(&mut self, tile: u64) {
        if self.slots.next > 0 {
            self.close_without_hashes(usize::from(WIDTH));
        }
        let (first, behind) = (self.slots.first(), tile.saturating_mul(u64::from(WIDTH)));
        if self.slots.tile < tile {
            let detail = "they and their tiles are missing";
            self.report.fault(Fault::leaf(What::LeafMissing, first, detail).leaves(behind - first));
            (self.size, self.lost) = (behind, true);
            while let Some(due) = self.waiting.first_entry().filter(|it| *it.key() <= self.size) {
                due.remove().into_iter().for_each(|(line, head)| self.check(line, head));
            }
            let passed = self.slots.go_to(tile);
            self.out_of_place(passed);
        }
        // Not the leaves of this tile came too early, but what was before them is gone.
        self.slots.take_placed();
    }

    fn close_without_hashes(&mut self, count: usize) {
        let tile = self.slots.tile;
        self.report.fault(Fault::new(What::TileMissing, format!("the line of tile {tile} is missing")));
        self.close(count, None);
    }

    /// Compares `count` leaves with the hashes of their tile, and goes on to the next.
    fn close(&mut self, count: usize, told: Option<(u64, &[Hash])>) {
        let (first, (tile_line, hashes)) = (self.slots.first(), told.unwrap_or((0, &[])));
        for at in 0..count {
            let index = first + at as u64;
            match (self.slots.leaf(at), hashes.get(at)) {
                (Some(leaf), Some(told)) if leaf.hash != *told => {
                    self.compare(index, leaf, tile_line, hashes, told);
                }
                (Some(leaf), _) => {
                    if leaf.committed.is_some() {
                        let detail = "its content or salt is not what its entry commits to";
                        self.report.fault(Fault::leaf(What::ContentChanged, index, detail).at(leaf.line));
                    }
                    self.append(leaf.hash);
                }
                (None, told) => self.missing(index, told.copied()),
            }
            if let Some(leaf) = self.slots.leaf(at) {
                self.report.leaves += 1;
                self.report.erased += u64::from(leaf.erased);
            }
            self.size += 1;
            let due = self.waiting.first_entry().filter(|it| *it.key() == self.size);
            let due = due.map(|it| it.remove()).unwrap_or_default();
            due.into_iter().for_each(|(line, head)| self.check(line, head));
        }
        self.ended = count < usize::from(WIDTH);
        let passed = self.slots.go_to(self.slots.tile.saturating_add(1));
        self.out_of_place(passed);
    }

    /// A leaf whose tile has another hash for it.
    fn compare(&mut self, index: u64, leaf: Leaf, tile_line: u64, hashes: &[Hash], told: &Hash) {
        if leaf.committed == Some(*told) {
            let detail = "its entry was changed; its content and salt are what was logged";
            self.report.fault(Fault::leaf(What::EntryChanged, index, detail).at(leaf.line));
            return self.append(*told);
        }
        let first = self.slots.first();
        let moved_from = hashes.iter().position(|it| *it == leaf.hash).map(|at| first + at as u64);
        if self.suspects.len() < MAX_FAULTS {
            self.suspects.push(Suspect { index, line: leaf.line, tile_line, moved_from });
        }
        if !self.lost {
            self.seen.get_or_insert_with(|| self.told.clone()).append(leaf.hash);
            self.told.append(*told);
        }
    }

    fn append(&mut self, leaf: Hash) {
        if !self.lost {
            self.told.append(leaf);
            if let Some(seen) = &mut self.seen {
                seen.append(leaf);
            }
        }
    }

    /// A leaf that is not there; its tile may still have its hash.
    fn missing(&mut self, index: u64, told: Option<Hash>) {
        match self.report.faults.last_mut() {
            Some(Fault { what: What::LeafMissing, index: Some(first), count, .. })
                if first.checked_add(*count) == Some(index) =>
            {
                *count += 1;
            }
            _ => self.report.fault(Fault::leaf(What::LeafMissing, index, "missing")),
        }
        match told {
            Some(told) => self.append(told),
            None => self.lost = true,
        }
    }

    fn out_of_place(&mut self, leaves: impl IntoIterator<Item = (u64, Leaf)>) {
        for (index, leaf) in leaves {
            let detail = "it stands far from its place, and was not compared";
            self.report.fault(Fault::leaf(What::LeafOutOfPlace, index, detail).at(leaf.line));
        }
    }

    fn checkpoint(&mut self, line: u64, note: &str) {
        self.begin_without_header();
        self.signed = None;
        self.open(Some(line), note);
    }

    /// What carries the last checkpoint outside.
    fn anchor(&mut self, line: u64, kind: &str, size: u64, proof: &str) {
        self.begin_without_header();
        let text = self.signed.clone().filter(|it| it.lines().nth(1) == Some(&size.to_string()));
        let known = KINDS.contains(&kind);
        let wrong = match text {
            _ if !known => "its kind is not known here",
            None => "it does not follow a checkpoint of its size",
            Some(_) if self.report.anchors.len() >= MAX_ANCHORS => "there are too many",
            Some(text) => {
                let (kind, proof) = (kind.to_owned(), proof.to_owned());
                return self.report.anchors.push(Anchored { kind, size, text, proof });
            }
        };
        self.report.fault(Fault::new(What::Anchor, format!("an anchor: {wrong}")).at(line));
    }

    /// A checkpoint of the file, or without a line a trusted one.
    fn open(&mut self, line: Option<u64>, note: &str) {
        let which = if line.is_some() { "a checkpoint" } else { "the trusted checkpoint" };
        let fault = |what, detail: String| Fault::new(what, format!("{which}: {detail}")).at(line);
        let Some(key) = &self.key else {
            return self.report.fault(fault(What::Checkpoint, "there is no key to verify it with".into()));
        };
        let head = match self.trust.open(note, &self.report.origin, key) {
            Ok(head) => head,
            Err(error) => return self.report.fault(fault(What::Checkpoint, error.to_string())),
        };
        if line.is_some() {
            self.signed = note.split_once("\n\n").map(|it| format!("{}\n", it.0));
        }
        if head.size == self.size {
            self.check(line, head);
        } else if head.size < self.size {
            self.report
                .fault(fault(What::CheckpointLate, "it comes after its place, and was not compared".into()));
        } else if line.is_none() || self.waiting.len() < MAX_WAITING {
            self.waiting.entry(head.size).or_default().push((line, head));
        } else {
            self.report.fault(fault(What::Checkpoint, "too many stand before their leaves".into()));
        }
    }

    /// Compares a signed root with the leaves read so far.
    fn check(&mut self, line: Option<u64>, head: Head) {
        if self.lost {
            if !std::mem::replace(&mut self.broken, true) {
                let detail = format!("the root of the first {} leaves cannot be computed", head.size);
                self.report.fault(Fault::new(What::Unchecked, detail).at(line));
            }
            return;
        }
        if self.told.root() == head.root {
            self.settle(Verdict::TilesAreRight);
            self.seen = None;
        } else if self.seen.as_ref().is_some_and(|seen| seen.root() == head.root) {
            self.settle(Verdict::LeavesAreRight);
            self.told = self.seen.take().unwrap_or_default();
        } else {
            self.settle(Verdict::Neither);
            if !std::mem::replace(&mut self.broken, true) {
                let since = self.report.head.as_ref().map_or(0, |it| it.size);
                let detail =
                    format!("they are not what was signed: the first {} leaves have another root", head.size);
                let fault = Fault::leaf(What::Root, since, detail).leaves(head.size - since);
                self.report.fault(fault.at(line));
            }
            return;
        }
        self.report.checkpoints += 1;
        for (witness, at) in &head.witnesses {
            self.report.cosigned.insert(witness.clone(), (head.size, *at));
        }
        self.report.head = Some(head);
    }

    /// Tells the leaves that differ from their tiles.
    fn settle(&mut self, verdict: Verdict) {
        for it in std::mem::take(&mut self.suspects) {
            let fault = match (verdict, it.moved_from) {
                (Verdict::LeavesAreRight, _) => {
                    let detail = "the hash of its tile was changed; the leaf is what was logged";
                    Fault::leaf(What::TileChanged, it.index, detail).at(it.tile_line)
                }
                (_, Some(from)) => {
                    let detail = format!("it is what was logged as leaf {from}");
                    Fault::leaf(What::LeafMoved, it.index, detail).at(it.line)
                }
                (Verdict::TilesAreRight, None) => {
                    let detail = "it is not what was logged";
                    Fault::leaf(What::LeafReplaced, it.index, detail).at(it.line)
                }
                (Verdict::Neither, None) => {
                    let detail = "it is not what its tile says, and no signature tells which is right";
                    Fault::leaf(What::LeafReplaced, it.index, detail).at(it.line)
                }
            };
            self.report.fault(fault);
        }
    }

    fn finish(mut self) -> Report {
        self.begin_without_header();
        if self.slots.next > 0 {
            self.close_without_hashes(self.slots.next);
        }
        if let Some(largest) = self.waiting.last_entry().map(|it| *it.key()) {
            let detail = format!("a signed checkpoint says that there were {largest} leaves");
            let fault = Fault::leaf(What::LeafMissing, self.size, detail).leaves(largest - self.size);
            self.report.fault(fault);
        }
        self.settle(Verdict::Neither);
        let head = self.report.head.as_ref();
        let signed = head.map_or(0, |it| it.size);
        if !self.broken && (head.is_none() || signed < self.size) {
            let detail = "no checkpoint that holds speaks for them";
            let fault = Fault::new(What::Unsigned, detail);
            let first = (signed < self.size).then_some(signed);
            self.report.fault(Fault { index: first, count: self.size - signed, ..fault });
        }
        let slots = std::mem::replace(&mut self.slots, Slots::new());
        self.out_of_place(slots.into_early());
        self.report.faults.sort_by_key(|it| (it.index.map_or((0, 0), |index| (1, index)), it.line));
        self.report
    }
}

#[derive(Clone, Copy)]
enum Verdict {
    TilesAreRight,
    LeavesAreRight,
    Neither,
}
