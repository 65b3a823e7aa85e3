#!/usr/bin/env bash
# What the product is made of, as CycloneDX 1.6: sbom.sh [FILE]. Read from the lock files, so it names exactly what is built.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/lib.sh

cdxgen=12.8.4
out=$(realpath -m "${1:-target/sbom/ombud.cdx.json}")
tools=$PWD/target/tools/cdxgen-$cdxgen
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

need_node
if [ ! -x "$tools/node_modules/.bin/cdxgen" ]; then
  say "installing cdxgen $cdxgen, once"
  mkdir -p "$tools"
  # Its optional packages are binaries for other languages; no script of any package is run.
  npm install --silent --no-save --omit=optional --ignore-scripts --prefix "$tools" "@cyclonedx/cdxgen@$cdxgen" >/dev/null
fi

# Manifests and lock files alone: build folders would be walked through, and their paths told.
mkdir "$work/ombud" "$work/tmp"
tar -c Cargo.toml Cargo.lock crates/*/Cargo.toml web/package.json web/package-lock.json web/*/package.json | tar -x -C "$work/ombud"
mkdir -p "$(dirname "$out")"

say "writing $out"
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
(
  cd "$work"
  # Asks nobody: neither for licences nor for packages.
  CDXGEN_TEMP_DIR=$work/tmp FETCH_LICENSE=false "$tools/node_modules/.bin/cdxgen" --type rust --type js --no-install-deps \
    --spec-version 1.6 --project-name ombud --project-version "$version" --output "$out" ombud >"$work/log" 2>&1
) || {
  cat "$work/log" >&2
  fail "cdxgen failed"
}
# Where packages and their commands lie is told by absolute paths, and the product is taken for a package of npm by its name.
node -e '
  const fs = require("fs"), [file, folder] = process.argv.slice(1);
  const text = fs.readFileSync(file, "utf8").replaceAll(`${folder}/`, "").replaceAll("pkg:npm/ombud@", "pkg:generic/ombud@");
  fs.writeFileSync(file, text);
' "$out" "$work/ombud"
"$tools/node_modules/.bin/cdx-validate" --input "$out" --schema --deep --report json --report-file "$work/report.json" --fail-severity critical >"$work/log" 2>&1 || {
  cat "$work/log" >&2
  fail "$out is no valid CycloneDX"
}
node scripts/sbom-complete.mjs "$out"
