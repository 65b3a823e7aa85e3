#!/usr/bin/env bash
# Formats Rust and web sources.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

cargo fmt --all
cargo fmt --all --manifest-path bench/Cargo.toml
need_web_packages
(cd web && npm run --silent format)
