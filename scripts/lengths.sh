#!/usr/bin/env bash
# A source file has one subject: none is longer than 600 lines.
set -euo pipefail
cd "$(dirname "$0")/.."

long=$(git ls-files -z -- '*.rs' '*.ts' '*.tsx' '*.css' '*.sh' '*.mjs' ':!*.gen.ts' | xargs -0 wc -l | awk '$2 != "total" && $1 > 600')
[ -z "$long" ] || {
  printf 'longer than 600 lines:\n%s\n' "$long" >&2
  exit 1
}
