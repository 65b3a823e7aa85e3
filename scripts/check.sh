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
  cargo deny --log-level error check licenses bans sources
}

# Known vulnerabilities and abandoned packages. The lists lie on the Internet: where they cannot be reached, that is said.
advisories() {
  local audit
  if timeout 30 git ls-remote --quiet https://github.com/rustsec/advisory-db HEAD >/dev/null 2>&1; then
    cargo deny --log-level error check advisories || return
  else
    say "not checked: RustSec's database cannot be reached from here"
  fi
  audit=$(npm --prefix web audit --json 2>/dev/null) || true
  case $audit in
    *'"auditReportVersion"'*) npm --prefix web audit --audit-level=moderate >&2 ;;
    *) say "not checked: npm's advisories cannot be reached from here" ;;
  esac
}

# `./x bench trust` builds the product without its ledger and without its sealing.
patches() {
  local patch
  for patch in bench/without/*.patch; do git apply --check "$patch" || return; done
}

need_rust
build_web || failed+=("web build")
part "web: lint and format" npm --prefix web run --silent lint
part "web: types" npm --prefix web run --silent check
part "web: sizes" node scripts/web-sizes.mjs
part "source lengths" scripts/lengths.sh
part "patches of the measures" patches
part "Rust: format" cargo fmt --all --check
part "Rust: lints" clippy --workspace
part "licences and sources" licences
part "advisories" advisories
part "bill of materials" scripts/sbom.sh

[ ${#failed[@]} -eq 0 ] || fail "failed: $(printf '%s; ' "${failed[@]}")"
say "all checks passed"
