//! Proofs with answers: judges lines of JSON, so that whoever wants to see figures before trusting can have them.

use crate::{
    Hash,
    proof::{ProofError, verify_consistency, verify_inclusion},
};
use data_encoding::HEXLOWER_PERMISSIVE;
use serde_json::Value;

/// What was said of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What the line expects, if it does.
    pub expected: Option<bool>,
    /// Whether the proof holds.
    pub valid: bool,
    /// Why not.
    pub reason: Option<String>,
}

/// What a line of [`merkle`] must be.
pub const MERKLE_NEEDS: &str = "`kind` inclusion with `leaf_hash`, `index`, `size`, `root` or consistency with `size1`, `size2`, `root1`, `root2`, \
     and a list `proof`";

/// Judges `{"kind": "inclusion", "leaf_hash", "index", "size", "root", "proof": []}` and `{"kind": "consistency", "size1",
/// "size2", "root1", "root2", "proof": []}`, hashes in hex, by `valid`. `None` for what is no such line; a hash that is
/// none, or a number that no tree can have, makes the proof invalid.
pub fn merkle(line: &Value) -> Option<Judged> {
    let answer = match line.get("kind")?.as_str()? {
        "inclusion" => inclusion(line)?,
        "consistency" => consistency(line)?,
        _ => return None,
    };
    let expected = line.get("valid").and_then(Value::as_bool);
    Some(Judged { expected, valid: answer.is_ok(), reason: answer.err() })
}

fn inclusion(line: &Value) -> Option<Result<(), String>> {
    let (index, size) = (number(line, "index")?, number(line, "size")?);
    let (leaf, root, proof) = (hash(line, "leaf_hash")?, hash(line, "root")?, proof(line)?);
    Some((|| told(verify_inclusion(&leaf?, index?, size?, &proof?, &root?)))())
}

fn consistency(line: &Value) -> Option<Result<(), String>> {
    let (old, new) = (number(line, "size1")?, number(line, "size2")?);
    let (old_root, new_root, proof) = (hash(line, "root1")?, hash(line, "root2")?, proof(line)?);
    Some((|| told(verify_consistency(old?, new?, &proof?, &old_root?, &new_root?)))())
}

fn told(answer: Result<(), ProofError>) -> Result<(), String> {
    answer.map_err(|error| error.to_string())
}

fn number(line: &Value, name: &str) -> Option<Result<u64, String>> {
    let number = line.get(name)?.as_number()?;
    Some(number.as_u64().ok_or_else(|| format!("{name} is no size")))
}

fn hash(line: &Value, name: &str) -> Option<Result<Hash, String>> {
    Some(hex(line.get(name)?.as_str()?).ok_or_else(|| format!("{name} is no hash")))
}

fn proof(line: &Value) -> Option<Result<Vec<Hash>, String>> {
    let hashes = line.get("proof")?.as_array()?;
    let hashes: Option<Vec<Hash>> = hashes.iter().map(|it| hex(it.as_str()?)).collect();
    Some(hashes.ok_or_else(|| "the proof has what is no hash".into()))
}

fn hex(text: &str) -> Option<Hash> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?.try_into().ok()
}
