#!/usr/bin/env bash
# Takes the API's description from the server's sources, makes the front-ends' types of it, and builds the web.
# OMBUD_BINARY is asked as it is, without building.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

need_web_packages
if [ -z "${OMBUD_BINARY:-}" ]; then
  need_rust
  cargo build --quiet --locked -p ombud-server
fi
describe=${OMBUD_BINARY:-${CARGO_TARGET_DIR:-target}/debug/ombud}
"$describe" openapi >web/openapi/openapi.json.new
mv web/openapi/openapi.json.new web/openapi/openapi.json
(cd web && npm run --silent generate --workspace openapi)
build_web
