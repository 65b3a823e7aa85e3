#!/usr/bin/env bash
# A PostgreSQL cluster to throw away, in a folder of its own, on 127.0.0.1.
#   postgres.sh start FOLDER PORT [SETTING=VALUE...]    prints its URL
#   postgres.sh stop FOLDER
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
user=$(id -un)
[ "$user" != root ] || user=postgres # PostgreSQL refuses to run as root

as_user() {
  if [ "$(id -un)" = "$user" ]; then "$@"; else su "$user" -s /bin/sh -c "$(printf '%q ' "$@")"; fi
}

start() {
  local folder=$1 port=$2 settings=()
  shift 2
  for setting in "$@"; do settings+=(-c "$setting"); done
  mkdir -p "$folder"
  [ "$(id -un)" = "$user" ] || chown "$user" "$folder"
  cd "$folder"
  as_user "$bin/initdb" --pgdata="$folder/data" --username=ombud --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
  as_user "$bin/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --wait --silent start \
    --options="$(printf '%q ' -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 -c max_connections=300 "${settings[@]}")" >/dev/null
  printf 'postgres://ombud@127.0.0.1:%s/postgres\n' "$port"
}

stop() {
  cd /
  as_user "$bin/pg_ctl" --pgdata="$1/data" --mode=immediate --silent stop || true
  rm -rf "$1"
}

"$@"
