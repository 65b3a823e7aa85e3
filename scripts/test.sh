#!/usr/bin/env bash
# Every test. Runs all of them, and ends with one line: "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

need_rust
need_packages postgresql openssl chromium fonts-noto-cjk fonts-noto-color-emoji clamav-daemon sqlite3
command -v cargo-nextest >/dev/null || need_cargo_tool cargo-nextest
build_web || fail "the web does not build"

target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
results=$PWD/test-output/results
rm -rf test-output
mkdir -p "$results"

# Nothing that a test writes has to outlive a loss of power: kept in memory, where there is room, no test waits for the disk.
room=$(df --output=avail --block-size=1G /dev/shm 2>/dev/null | tail -n 1)
memory=""
if [ "${room:-0}" -ge 8 ]; then
  memory=$(mktemp -d -p /dev/shm)
  chmod 755 "$memory"
  export TMPDIR=$memory
fi
cluster=$(mktemp -d)
chmod 755 "$cluster"
scanner=$(mktemp -d)
trap 'scripts/postgres.sh stop "$cluster"; scripts/clamd.sh stop "$scanner"; rm -rf "${memory:-$cluster}"' EXIT
OMBUD_TEST_POSTGRES=$(scripts/postgres.sh start "$cluster" "$(free_port)" ssl=on) || fail "PostgreSQL does not start"
OMBUD_TEST_CLAMD=$(scripts/clamd.sh start "$scanner") || fail "clamd does not start"
export OMBUD_TEST_CLAMD OMBUD_TEST_POSTGRES OMBUD_TEST_POSTGRES_CA=$cluster/tls/ca.pem

OMBUD_TEST_ANVIL=$(need_anvil) || fail "anvil cannot be installed"
export OMBUD_TEST_ANVIL
OMBUD_TEST_BCOIN=$(need_bcoin) || fail "bcoin cannot be installed"
export OMBUD_TEST_BCOIN
OMBUD_TEST_SCIM=$(need_scim_tester) || fail "scim2-tester cannot be installed"
export OMBUD_TEST_SCIM

# The report lies in the project, wherever the target folder is.
say "Rust"
rm -f target/nextest/ci/junit.xml
cargo nextest run --locked --workspace --profile ci
ran=$?
cp target/nextest/ci/junit.xml "$results/rust.xml"

say "Rust: examples in the documentation"
cargo test --quiet --locked --workspace --doc 2>&1 | tee "$results/documentation.txt"

say "web: units"
(cd web && npm test --silent -- --reporter=default --reporter=junit --outputFile.junit="$results/web.xml")

say "web: the product in Chromium"
# The tests have built the program, whatever became of them: 100 says that some failed.
if [ "$ran" = 0 ] || [ "$ran" = 100 ]; then
  (cd web/e2e && OMBUD_BINARY=$target/debug/ombud \
    PLAYWRIGHT_JUNIT_OUTPUT_FILE="$results/browser.xml" npx playwright test --reporter=list,junit)
fi

node scripts/sum-results.mjs "$results" rust.xml documentation.txt web.xml browser.xml
