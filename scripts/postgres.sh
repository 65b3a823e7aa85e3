#!/usr/bin/env bash
# A PostgreSQL cluster to throw away, in a folder of its own, on 127.0.0.1.
#   postgres.sh start FOLDER PORT [SETTING=VALUE...]    prints its URL; ssl=on makes certificates, signed by FOLDER/tls/ca.pem
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
  mkdir -p "$folder"
  for setting in "$@"; do
    settings+=(-c "$setting")
    [ "$setting" != ssl=on ] || {
      certify "$folder/tls"
      settings+=(-c "ssl_cert_file=$folder/tls/server.pem" -c "ssl_key_file=$folder/tls/server.key")
    }
  done
  [ "$(id -un)" = "$user" ] || chown "$user" "$folder"
  cd "$folder"
  as_user "$bin/initdb" --pgdata="$folder/data" --username=ombud --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
  as_user "$bin/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --wait --silent start \
    --options="$(printf '%q ' -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 -c max_connections=300 "${settings[@]}")" >/dev/null
  printf 'postgres://ombud@127.0.0.1:%s/postgres\n' "$port"
}

# An authority, and a certificate by it for 127.0.0.1 alone.
certify() {
  local to=$1 curve=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
  mkdir -p "$to"
  openssl req -x509 "${curve[@]}" -days 30 -subj "/CN=Test authority" -keyout "$to/ca.key" -out "$to/ca.pem" 2>/dev/null
  openssl req "${curve[@]}" -subj "/CN=database" -keyout "$to/server.key" -out "$to/server.csr" 2>/dev/null
  openssl x509 -req -in "$to/server.csr" -CA "$to/ca.pem" -CAkey "$to/ca.key" -CAcreateserial -days 30 \
    -extfile <(printf 'subjectAltName=IP:127.0.0.1') -out "$to/server.pem" 2>/dev/null
  chmod 600 "$to/server.key"
  [ "$(id -un)" = "$user" ] || chown -R "$user" "$to"
}

stop() {
  cd /
  as_user "$bin/pg_ctl" --pgdata="$1/data" --mode=immediate --silent stop || true
  rm -rf "$1"
}

"$@"
