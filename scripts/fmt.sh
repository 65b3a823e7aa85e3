#!/usr/bin/env bash
# Formats Rust and web sources.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

cargo fmt --all
need_web_packages
(cd web && npm run --silent format)
