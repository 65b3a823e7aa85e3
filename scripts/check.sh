#!/usr/bin/env bash
# Everything but the tests. Runs all parts, then fails if one did.
set -uo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

failed=()
part() {
  local name=$1
  shift
  say "$name"
  "$@" || failed+=("$name")
}

clippy() { cargo clippy --quiet --locked --all-targets "$@" -- -D warnings -W clippy::too_many_lines; }

licences() {
  need_cargo_tool cargo-deny || return
  cargo deny --log-level error check licenses bans sources && cargo deny --log-level error --manifest-path bench/Cargo.toml --config deny.toml check licenses bans sources
}

need_rust
build_web || failed+=("web build")
part "web: lint and format" npm --prefix web run --silent lint
part "web: types" npm --prefix web run --silent check
part "web: sizes" node scripts/web-sizes.mjs
part "source lengths" scripts/lengths.sh
part "Rust: format" cargo fmt --all --check
part "Rust: format of bench" cargo fmt --all --check --manifest-path bench/Cargo.toml
part "Rust: lints" clippy --workspace
part "Rust: lints of bench" clippy --manifest-path bench/Cargo.toml
part "licences and sources" licences
part "bill of materials" scripts/sbom.sh

[ ${#failed[@]} -eq 0 ] || fail "failed: $(printf '%s; ' "${failed[@]}")"
say "all checks passed"
