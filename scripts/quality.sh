#!/usr/bin/env bash
# Measures the guard by a folder of examples with answers, and writes the table of docs/quality.md.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

folder=${1:-${OMBUD_QUALITY_DATA:-}}
[ -n "$folder" ] || fail "name the folder with the examples: ./x quality FOLDER, or OMBUD_QUALITY_DATA"
[ -d "$folder" ] || fail "$folder is no folder"
command -v jq >/dev/null || need_packages jq

if [ -z "${OMBUD_BINARY:-}" ]; then
  need_rust
  build_web
  say "building"
  cargo build --quiet --locked --release -p ombud-server
  OMBUD_BINARY=${CARGO_TARGET_DIR:-target}/release/ombud
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# measure NAME KIND FILE [ARGS]: the figures of one file, if it is there.
measure() {
  local name=$1 kind=$2 file=$folder/$3
  shift 3
  [ -e "$file" ] || { say "$file is missing"; return; }
  say "$name"
  "$OMBUD_BINARY" eval "$kind" --test "$file" "$@" >"$work/$name.json"
}

list=()
[ ! -e "$folder/blocklist.txt" ] || list=(--blocklist "$folder/blocklist.txt")
measure secrets secrets secrets.jsonl
measure plain secrets plain.jsonl
measure urls urls urls.jsonl "${list[@]}"
measure addresses addresses addresses.jsonl
measure poisoning poisoning poisoning.jsonl
measure outbound outbound outbound.jsonl
measure merkle merkle merkle.jsonl
measure totp totp totp.jsonl

# row NAME WHAT BAR FILTER: a line of the table; FILTER gives "part of whole" and the percentage.
row() {
  [ -e "$work/$1.json" ] || return 0
  printf '| %s | %s | %s |\n' "$2" "$(jq -r "$4" "$work/$1.json")" "$3"
}
# each NAME BAR FILTER: a line for every entry that FILTER lists as [what, figure].
each() {
  [ -e "$work/$1.json" ] || return 0
  jq -r --arg bar "$2" "$3 | \"| \\(.[0]) | \\(.[1]) | \\(\$bar) |\"" "$work/$1.json"
}
class() { row urls "· $1" "$2" ".classes.\"$1\" | \"\\(.right) of \\(.n), \\(.percent) %\""; }

share='"\(.'
{
  printf '# How well the guard judges\n\n'
  printf 'Written by `./x quality FOLDER` on %s, with %s. The folder holds examples with answers as lines of JSON\n' \
    "$(date -u +%F)" "$("$OMBUD_BINARY" --version)"
  printf '([how they look](operations/guard.md)). A secret counts as found when each of its letters and digits is covered; one word\n'
  printf 'left over is a miss. An alarm is a line without a secret of which anything is covered.\n\n'
  printf '| what | figure | bar |\n|---|---|---|\n'
  row secrets 'secrets found whole' '≥ 99.8 %' "${share}secrets.found) of \(.secrets.n), \(.secrets.percent) %\""
  each secrets '≥ 99.5 %' '.kinds | to_entries[] | ["· " + .key, "\(.value.found) of \(.value.n), \(.value.percent) %"]'
  row secrets 'found and called by the right kind' '' "${share}kind_named.right) of \(.kind_named.n), \(.kind_named.percent) %\""
  row secrets 'alarms in lines that look like secrets and are none' '≤ 0.2 %' "${share}clean.alarms) of \(.clean.n), \(.clean.percent) %\""
  row secrets 'covered letters far from any secret' '≤ 0.3 %' "${share}excess.percent) %\""
  row plain 'alarms in ordinary lines' '≤ 0.02 %' "${share}clean.alarms) of \(.clean.n), \(.clean.percent) %\""
  row urls 'links judged right' '' "${share}right) of \(.judged), \(.percent) %\""
  class official '100 %'
  class blocked '100 %'
  class lookalike '≥ 97 %'
  class clean '≥ 99.9 %'
  row addresses 'addresses and transactions judged right' '≥ 99 %' "${share}right) of \(.judged), \(.percent) %\""
  row poisoning 'poisoned addresses judged right' '100 %' "${share}right) of \(.judged), \(.percent) %\""
  row outbound 'what staff must not write, refused' '' "${share}right) of \(.judged), \(.percent) %\""
  row merkle 'proofs of the log judged right' '100 %' "${share}right) of \(.judged), \(.percent) %\""
  row totp 'one-time passwords judged right' '100 %' "${share}right) of \(.judged), \(.percent) %\""
} >"$work/quality.md"
mv "$work/quality.md" docs/quality.md
cat docs/quality.md
