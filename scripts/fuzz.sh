#!/usr/bin/env bash
# Fuzzing, guided by coverage: each target of fuzz/src/bin gets generated input for a while, grown from what reached new code before.
#   fuzz.sh [SECONDS] [TARGET...]    60 seconds each, all targets
# An input that breaks one is kept in target/fuzz/found; `fuzz.sh again TARGET FILE` runs it once more.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

need_rust
need_node
command -v g++ >/dev/null || need_packages g++

target=$(realpath -m "${CARGO_TARGET_DIR:-target}")/fuzz
host=$(rustc -vV | awk '/^host:/ { print $2 }')
# What libFuzzer reads to see which code an input reaches; https://clang.llvm.org/docs/SanitizerCoverage.html
flags=(
  -Cpasses=sancov-module
  -Cllvm-args=-sanitizer-coverage-level=4
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table
  -Cllvm-args=-sanitizer-coverage-trace-compares
)
say "building"
# With --target, so that what runs while compiling has not these flags.
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; printf '%s' "${flags[*]}") \
  cargo build --quiet --locked --release --manifest-path fuzz/Cargo.toml --target "$host" --target-dir "$target"
programs=$target/$host/release

if [ "${1:-}" = again ]; then
  exec "$programs/$2" "$3"
fi

seconds=60
[[ "${1:-}" =~ ^[0-9]+$ ]] && { seconds=$1; shift; }
[ $# -gt 0 ] || set -- $(basename -s .rs fuzz/src/bin/*.rs)

# seeds TARGET: what the tests have for it.
seeds() {
  case $1 in
    guard | links | search) find crates/guard/tests/data -type f ;;
    note | ledger_file | timestamp) find crates/ledger/tests/data -type f ;;
    wallet) find crates/wallet/tests/data -type f ;;
  esac
}

broken=()
for name in "$@"; do
  [ -e "fuzz/src/bin/$name.rs" ] || fail "no such target: $name"
  corpus=$target/corpus/$name
  mkdir -p "$corpus" "$target/found"
  while read -r file; do
    [ "$(stat -c %s "$file")" -gt 65536 ] || cp -n "$file" "$corpus/seed-$(sha256sum "$file" | cut -c1-16)"
  done < <(seeds "$name")
  [ "$name" != chain_answers ] || node scripts/fuzz-answers.mjs crates/chain/tests/recorded "$corpus"
  say "$name, $seconds s"
  "$programs/$name" "$corpus" -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -use_value_profile=1 \
    -artifact_prefix="$target/found/$name-" -print_final_stats=1 >"$target/$name.log" 2>&1 || broken+=("$name")
  grep -E 'stat::number_of_executed_units|stat::average_exec_per_sec' "$target/$name.log" | sed 's/^stat:://' || true
  grep -oE 'cov: [0-9]+' "$target/$name.log" | tail -n 1 || true
done

[ ${#broken[@]} -eq 0 ] || fail "broken: ${broken[*]}; see $target/NAME.log and $target/found"
say "nothing broke"
