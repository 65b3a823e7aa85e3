# What the measures of scripts/bench.sh share: building, servers, rounds, tables.

work= out= server= seed=
port=$(free_port)
url=http://127.0.0.1:$port
# What is measured is the server and not its limits, which are for one customer and one network.
export OMBUD_SERVER__PUBLIC_URL=$url OMBUD_LOG__FILTER=warn
export OMBUD_LIMITS__CUSTOMER_FRAMES=1000000 OMBUD_LIMITS__STAFF_FRAMES=1000000 OMBUD_LIMITS__STRANGERS_A_MINUTE=1000000
login="ada@nimbus.example:nimbus wallet demo"
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
binary=${OMBUD_BINARY:-$target/release/ombud}
bench=$target/release/ombud-bench
floor=$target/release/floor
json=(--protocol json --url "ws://127.0.0.1:$port/")
ombud=()
ends=()

at_end() { ends+=("$(printf '%q ' "$@")"); }

finish() {
  stop_server
  local end
  for end in "${ends[@]}"; do eval "$end" || true; done
}

# Builds, and makes the folders of one measure.
prepare() {
  need_rust
  say "building"
  if [ -z "${OMBUD_BINARY:-}" ]; then
    build_web
    cargo build --quiet --locked --release -p ombud-server
  fi
  cargo build --quiet --locked --release -p ombud-bench
  ulimit -n "$(ulimit -Hn)"
  out=$PWD/test-output/bench/$1
  rm -rf "$out"
  mkdir -p "$out"
  work=$(mktemp -d -p "$target")
  at_end rm -rf "$work"
  trap finish EXIT
  ombud=(--protocol ombud --url "$url" --login "$login")
}

# build_without WHAT: the product without one of its parts, by bench/without/WHAT.patch.
build_without() {
  local folder=$target/without/$1
  say "building without $1"
  rm -rf "$folder/source"
  mkdir -p "$folder/source"
  # With what the web was built to, which git does not keep.
  { git ls-files -z && find web/*/dist -type f -print0; } |
    tar --create --null --files-from=- | tar --extract --directory="$folder/source"
  patch --quiet --strip=1 --directory="$folder/source" <"bench/without/$1.patch"
  CARGO_TARGET_DIR=$target/without/target cargo build --quiet --locked --release -p ombud-server \
    --manifest-path "$folder/source/Cargo.toml"
  cp "$target/without/target/release/ombud" "$folder/ombud"
}

rounds() { seq "$ROUNDS"; }

stop_server() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=
}

# start_server PROBE COMMAND...: the one server under load, once the command PROBE succeeds; the one before it ends first.
start_server() {
  local probe=$1
  shift
  stop_server
  "$@" >>"$out/server.log" 2>&1 &
  server=$!
  for _ in $(seq 600); do
    "$probe" && return
    kill -0 "$server" 2>/dev/null || fail "the server ended; see $out/server.log"
    sleep 0.05
  done
  fail "no answer on port $port"
}

listens() { (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }
is_ready() { curl --silent --fail --output /dev/null "$url/readyz"; }

on_floor() { start_server listens "$floor" --port "$port" "$@"; }

# nchan in nginx, with one channel that all follow.
on_nchan() {
  local folder=$work/nchan
  mkdir -p "$folder"
  cat >"$folder/nginx.conf" <<CONF
load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
daemon off;
worker_processes 2;
pid $folder/pid;
error_log $folder/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path $folder/body;
  server {
    listen 127.0.0.1:$port;
    location = /pub { nchan_publisher; nchan_channel_id all; }
    location = /sub { nchan_subscriber websocket; nchan_channel_id all; nchan_subscriber_first_message newest; }
  }
}
CONF
  start_server listens nginx -p "$folder" -c "$folder/nginx.conf"
}

# The arguments that serve the desk in a folder; `serve` fills an empty one with the demo.
serve_plain() { printf '%s ' serve --data "$1" --listen "127.0.0.1:$port"; }
serve() { serve_plain "$1" && printf '%s' --demo; }

# The product with demo data in a new folder.
on_ombud() {
  rm -rf "$work/data"
  start_server is_ready "$binary" $(serve "$work/data")
}

# A desk with many messages, made once and kept for all measures that read.
seeded() {
  seed=$target/bench-seed-$MESSAGES-$CASES
  [ -e "$seed/done" ] && return
  say "seeding $MESSAGES messages in $CASES open cases"
  rm -rf "$seed"
  "$binary" seed --data "$seed" --messages "$MESSAGES" --open "$CASES" >"$out/seed.log"
  touch "$seed/done"
}

# What `ombud seed` tells.
seed_login="admin@bench.example:correct horse battery staple"

on_seed() { start_server is_ready "$binary" $(serve_plain "$seed"); }

# keep TARGET ROUND COMMAND...: runs it and keeps what it prints for the table.
keep() {
  local to=$out/$1.$2.txt
  shift 2
  "$@" | tee "$to" | sed "s|^|$(basename "$to" .txt): |"
}

# load TARGET ROUND OPTIONS...: the chat benchmark.
load() {
  local name=$1 round=$2
  shift 2
  keep "$name" "$round" "$bench" run "$@" --seconds "$SECONDS_EACH" --pid "$server"
}

# table REFERENCE MEASURED METRIC...: medians and ratios as a table.
table() { node scripts/bench-table.mjs "$out" "$@"; }
