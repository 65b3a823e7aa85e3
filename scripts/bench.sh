#!/usr/bin/env bash
# Measures the product beside its reference servers, in turns, on this machine. Tables go to docs/performance.md.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh
source scripts/bench-lib.sh

usage() {
  cat <<'TEXT'
./x bench throughput    closed loop, 50 customers, 10 agents: acknowledged a second, processor time of a message
./x bench trust         what the ledger and the sealing cost of the throughput: the product beside itself without them, in turns
./x bench latency       open loop, 100 customers, 600 messages a second: to the acknowledgement and to the agent
./x bench connections   10,000 idle widget connections: memory of each
./x bench fanout        one conversation followed by 1,000 agents, beside the floor and nchan
./x bench start         time to ready with 1,000,000 messages stored
./x bench postgres      32 customers on PostgreSQL, beside pgbench's single-row inserts from 32 clients
./x bench list          the case list with 200,000 open cases: every view and filter
./x bench search        search over 1,000,000 messages
./x bench help          an article of the help centre beside the floor's page; search as you type while pages are read
./x bench bot           from a customer's question to the bot's answer, with 5,000 articles
./x bench looks         1,000 diagnoses of transactions a second by REST, from the cache; and each of them cold, with a node that takes 50 ms
./x bench open          a conversation of 2,000 messages from the case list to the screen, in Chromium
./x bench crash         kill -9 and cut connections under load: --rounds 200 --cuts 1000
./x bench limits        what the disk and SQLite allow
./x bench all           all of them

ROUNDS (3), SECONDS_EACH (15), CASES (200000) and MESSAGES (1000000) change the size; OMBUD_BINARY is measured as it is,
without building.
TEXT
}

ROUNDS=${ROUNDS:-3}
SECONDS_EACH=${SECONDS_EACH:-15}
MESSAGES=${MESSAGES:-1000000}
CASES=${CASES:-200000}

throughput() {
  for round in $(rounds); do
    on_floor chat --db "$work/floor.db"
    load floor "$round" "${json[@]}" --customers 50 --agents 10
    on_ombud
    load ombud "$round" "${ombud[@]}" --customers 50 --agents 10
  done
  table floor ombud ack.rate deliver.rate server.cpu_us_each server.idle_mib server.loaded_mib lost duplicates disordered
}

# The product has no switch that turns these off, so that nobody can: what is measured beside it is built from its sources
# with a patch each, in folders of its own.
trust() {
  need_packages patch
  local without product=$binary
  for without in ledger sealing; do build_without "$without"; done
  for round in $(rounds); do
    on_ombud
    load ombud "$round" "${ombud[@]}" --customers 50 --agents 10
    for without in ledger sealing; do
      binary=$target/without/$without/ombud
      on_ombud
      load "without-$without" "$round" "${ombud[@]}" --customers 50 --agents 10
      binary=$product
    done
  done
  for without in ledger sealing; do
    table "without-$without" ombud ack.rate deliver.rate server.cpu_us_each lost duplicates disordered
  done
}

latency() {
  for round in $(rounds); do
    on_floor chat --db "$work/floor.db"
    load floor "$round" "${json[@]}" --customers 100 --agents 20 --rate 600
    on_ombud
    load ombud "$round" "${ombud[@]}" --customers 100 --agents 20 --rate 600
  done
  table floor ombud ack.p50_ms ack.p99_ms deliver.p50_ms deliver.p99_ms generator.p99_ms server.cpu_us_each lost duplicates disordered
}

fanout() {
  if ! dpkg-query -W -f='${Status}' nginx 2>/dev/null | grep -q 'ok installed'; then
    need_packages libnginx-mod-nchan
    # Debian starts the web server that comes with it, which nobody asked for.
    systemctl disable --quiet --now nginx 2>/dev/null || true
  fi
  for round in $(rounds); do
    on_nchan
    load nchan "$round" --protocol nchan --url "$url" --customers 1 --agents 1000 --broadcast --rate 10
    on_floor chat --db "$work/floor.db" --broadcast
    load floor "$round" "${json[@]}" --customers 1 --agents 1000 --broadcast --rate 10
    on_ombud
    load ombud "$round" "${ombud[@]}" --customers 1 --agents 1000 --broadcast --rate 10
  done
  table floor ombud deliver.rate deliver.p50_ms deliver.p99_ms server.cpu_us_each lost duplicates disordered
  table nchan ombud deliver.rate deliver.p50_ms deliver.p99_ms server.cpu_us_each lost duplicates disordered
}

connections() {
  for round in $(rounds); do
    on_floor idle
    keep floor "$round" "$bench" hold "${json[@]}" --pid "$server" --connections 10000
    on_ombud
    keep ombud "$round" "$bench" hold "${ombud[@]}" --pid "$server" --connections 10000
  done
  table floor ombud before_mib after_mib kib_each tcp_kib_each_both_ends
}

start() {
  seeded
  for round in $(rounds); do
    local empty=$work/empty.$round
    keep floor "$round" "$bench" start --url "$url/" -- "$floor" --port "$port" hello
    keep ombud-empty "$round" "$bench" start --url "$url/readyz" -- "$binary" $(serve "$empty")
    keep ombud "$round" "$bench" start --url "$url/readyz" -- "$binary" $(serve_plain "$seed")
  done
  table floor ombud start.median_ms
  table ombud-empty ombud start.median_ms
}

postgres() {
  need_packages postgresql
  local cluster database insert=$work/insert.sql
  cluster=$(mktemp -d)
  chmod 755 "$cluster"
  at_end scripts/postgres.sh stop "$cluster"
  database=$(scripts/postgres.sh start "$cluster" "$(free_port)" synchronous_commit=on shared_buffers=512MB)
  psql -q "$database" -c 'CREATE TABLE message (id BIGSERIAL PRIMARY KEY, conversation INT, body TEXT)'
  printf '%s\n' '\set c random(1, 1000)' "INSERT INTO message (conversation, body) VALUES (:c, repeat('x', 120));" >"$insert"
  for round in $(rounds); do
    keep pgbench "$round" pgbench_line "$database" "$insert"
    psql -q "$database" -c "CREATE DATABASE desk$round"
    OMBUD_DATABASE__URL=${database%/*}/desk$round on_ombud
    load ombud "$round" "${ombud[@]}" --customers 32 --agents 8 --pid "$(head -n 1 "$cluster/data/postmaster.pid")"
  done
  table pgbench ombud ack.rate deliver.rate server.cpu_us_each lost duplicates disordered
}

pgbench_line() {
  "$(dirname "$(readlink -f "$(command -v pg_ctl || ls -d /usr/lib/postgresql/*/bin/pg_ctl | sort -V | tail -n 1)")")/pgbench" \
    --no-vacuum --file="$2" --client=32 --jobs=2 --time="$SECONDS_EACH" "$1" |
    awk '/^tps/ { print "ack rate=" $3 "/s" }'
}

list() { queries list; }
search() { queries search; }

queries() {
  seeded
  for round in $(rounds); do
    on_seed
    keep ombud "$round" "$bench" queries "$1" --url "$url" --login "$seed_login" --pid "$server" --seconds "${SECONDS_EACH_QUERY:-4}"
  done
  node scripts/bench-table.mjs "$out" --each-query
}

help() {
  local page=/help/en/a/deposit-below-minimum reading
  for round in $(rounds); do
    on_floor hello
    keep floor "$round" "$bench" pages --url "$url/page" --seconds "$SECONDS_EACH" --pid "$server"
    on_ombud
    keep ombud "$round" "$bench" pages --url "$url$page" --seconds "$SECONDS_EACH" --pid "$server"
    "$bench" pages --url "$url$page" --rate 200 --seconds "$SECONDS_EACH" >/dev/null &
    reading=$!
    keep suggest "$round" "$bench" pages --url "$url/help/en/suggest?q=deposit%20mis" --rate 200 --seconds "$SECONDS_EACH" --pid "$server"
    wait "$reading"
  done
  table floor ombud pages.rate pages.p50_ms pages.p99_ms server.cpu_us_each
  table suggest suggest pages.rate pages.p50_ms pages.p99_ms server.cpu_us_each
}

bot() {
  local data=$work/articles
  say "5,000 articles, with those that ship"
  node scripts/bench-articles.mjs "$work/topics" 4900
  tail -q -n +2 content/knowledge/*/*.questions.tsv | awk -F'\t' '$1 == "es" || $1 == "fr" { print $2 }' >"$work/questions.txt"
  grep -h '^  - ' content/knowledge/*/*.en.md | sed 's/^  - //; s/"//g' >>"$work/questions.txt"
  start_server is_ready "$binary" $(serve "$data")
  stop_server
  # A few of the words that are drawn together by chance ask for what nobody may ask for, and are not published.
  "$binary" knowledge import --data "$data" --publish "$work/topics" >"$out/import.log" || true
  tail -n 1 "$out/import.log" | grep -Eq ' 4[5-9][0-9]{2} published' || fail "the articles were not published"
  for round in $(rounds); do
    start_server is_ready "$binary" $(serve_plain "$data")
    keep ombud "$round" "$bench" answers --url "$url" --login "$login" --questions "$work/questions.txt" --seconds "$SECONDS_EACH" --pid "$server"
  done
  table ombud ombud answer.p50_ms answer.p99_ms server.cpu_us_each
}

looks() {
  local data=$work/looks node chains=$work/chains.toml
  node=$(free_port)
  node scripts/bench-chains.mjs crates/server/src/operations/demo/chain.json "http://127.0.0.1:$node" >"$chains"
  "$binary" seed --data "$data" --messages 400 --open 40 >"$out/seed.log"
  for round in $(rounds); do
    OMBUD_CHAINS__FILE=$chains start_server is_ready "$binary" $(serve_plain "$data")
    keep ombud "$round" "$bench" looks --url "$url" --login "$seed_login" --pid "$server" --seconds "$SECONDS_EACH" \
      --story crates/server/src/operations/demo/chain.json --node-port "$node" "$@"
  done
  node scripts/bench-table.mjs "$out" --each-query
}

open() {
  need_packages chromium
  need_web_packages
  "$binary" seed --data "$work/open" --messages 400 --open 40 >"$out/seed.log"
  for round in $(rounds); do
    start_server is_ready "$binary" $(serve_plain "$work/open")
    keep ombud "$round" node web/e2e/bench/open.mjs --url "$url" --login "$seed_login" "$@"
  done
  node scripts/bench-table.mjs "$out" --each-query
}

crash() {
  local data=$work/crash
  "$target/release/crash" --url "$url" --login "$login" --log "$out/server.log" "$@" -- "$binary" $(serve "$data")
}

limits() { "$target/release/limits" --dir "$work"; }

name=${1:-usage}
shift || true
case "$name" in
  throughput | trust | latency | connections | fanout | start | postgres | list | search | looks | open | crash | limits | help | bot)
    prepare "$name"
    "$name" "$@"
    ;;
  all)
    for each in limits throughput trust latency connections fanout start postgres list search help bot looks open crash; do
      say "$each"
      "$0" "$each"
    done
    ;;
  usage | -h | --help) usage ;;
  *)
    usage >&2
    fail "no such measure: $name"
    ;;
esac
