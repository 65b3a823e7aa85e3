#!/usr/bin/env bash
# A clamd to throw away, in a folder of its own, with one signature of its own: it finds files that hold "ombud-test-virus".
#   clamd.sh start FOLDER    prints its socket
#   clamd.sh stop FOLDER
set -euo pipefail

start() {
  local folder=$1
  mkdir -p "$folder/db"
  # Name, any kind of file, anywhere in it, and the bytes in hexadecimal.
  printf 'Ombud.Test.Virus:0:*:%s\n' "$(printf ombud-test-virus | od -An -tx1 | tr -d ' \n')" >"$folder/db/test.ndb"
  cat >"$folder/clamd.conf" <<END
DatabaseDirectory $folder/db
LocalSocket $folder/clamd.socket
LocalSocketMode 666
PidFile $folder/clamd.pid
LogFile $folder/clamd.log
TemporaryDirectory $folder
StreamMaxLength 1M
MaxThreads 4
ConcurrentDatabaseReload no
Foreground no
END
  [ "$(id -u)" -ne 0 ] || printf 'User root\n' >>"$folder/clamd.conf"
  clamd --config-file="$folder/clamd.conf" >/dev/null
  for _ in $(seq 100); do
    [ ! -S "$folder/clamd.socket" ] || break
    sleep 0.1
  done
  [ -S "$folder/clamd.socket" ]
  printf '%s\n' "$folder/clamd.socket"
}

stop() {
  [ ! -e "$1/clamd.pid" ] || kill "$(cat "$1/clamd.pid")" 2>/dev/null || true
  rm -rf "$1"
}

"$@"
