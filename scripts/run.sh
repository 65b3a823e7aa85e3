#!/usr/bin/env bash
# Installs what is missing, builds, and serves a demo from ./data.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

# The unoptimised build is ready in a fraction of the time, and quick enough for one desk.
profile=dev folder=debug
if [ "${1:-}" = --release ]; then
  profile=release folder=release
  shift
fi

need_rust
build_web
say "building the server ($profile)"
cargo build --quiet --locked --profile "$profile" -p ombud-server
exec "${CARGO_TARGET_DIR:-target}/$folder/ombud" serve --demo --data data "$@"
