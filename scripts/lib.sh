# What the scripts share. Sourced from the repository's root.

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Installs the Debian packages among the arguments that are not there yet.
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || fail "install these first: ${missing[*]}"
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  say "installing ${missing[*]}"
  "${root[@]}" apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
}

need_rust() {
  command -v cargo >/dev/null || fail "Rust is missing: see https://rustup.rs"
  command -v cc >/dev/null || need_packages build-essential
}

# need_cargo_tool NAME: a subcommand of cargo, built once. Unoptimised, because building takes longer than using.
need_cargo_tool() {
  command -v "$1" >/dev/null && return
  say "installing $1, once"
  local build
  build=$(mktemp -d)
  CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --target-dir "$build" "$1"
  rm -rf "$build"
}

need_node() {
  local version
  version=$(node --version 2>/dev/null) || fail "Node.js 20.19 or newer is missing: see https://nodejs.org"
  printf '%s\n' v20.19 "$version" | sort -VC || fail "Node.js $version is too old: 20.19 or newer is needed"
}

# Installs the web's packages when the lock file is newer than what was installed.
need_web_packages() {
  need_node
  local installed=web/node_modules/.package-lock.json
  [ "$installed" -nt web/package-lock.json ] && return
  say "installing the web's packages"
  # Not `npm ci`: it refuses a lock file in which a registry lacks the optional packages of other systems.
  (cd web && npm install --silent --no-save && touch node_modules/.package-lock.json)
}

# Builds the console and the widget, which the server serves, when a source or a text is newer.
build_web() {
  need_web_packages
  local built=web/console/dist/index.html
  if [ -e "$built" ] && [ -z "$(find web locales -name node_modules -prune -o -name dist -prune -o -type f -newer "$built" -print -quit)" ]; then
    return
  fi
  say "building the web"
  (cd web && npm run --silent build) >&2
}

# A development node of an Ethereum-type chain, for the tests that anchor heads there; prints its program's path.
need_anvil() {
  need_node
  local folder
  folder=$(realpath -m "${CARGO_TARGET_DIR:-target}")/anvil
  if [ ! -x "$folder/node_modules/.bin/anvil" ]; then
    say "installing anvil, once"
    mkdir -p "$folder"
    npm install --silent --no-save --no-audit --no-fund --prefix "$folder" @foundry-rs/anvil@1.7.1 >&2 || return 1
  fi
  printf '%s\n' "$folder/node_modules/.bin/anvil"
}

# A regtest node of Bitcoin; prints the folder that it is installed in. Its parts in C are not built: in memory it needs none.
need_bcoin() {
  need_node
  local folder
  folder=$(realpath -m "${CARGO_TARGET_DIR:-target}")/bcoin
  if [ ! -d "$folder/node_modules/bcoin" ]; then
    say "installing bcoin, once"
    mkdir -p "$folder"
    npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix "$folder" bcoin@1.0.2 >&2 || return 1
  fi
  printf '%s\n' "$folder"
}

# An independent checker of SCIM servers, for the test of ours; prints the path of a Python that has it.
need_scim_tester() {
  need_packages python3-venv
  local folder
  folder=$(realpath -m "${CARGO_TARGET_DIR:-target}")/scim-tester
  if ! "$folder/bin/python" -c 'import scim2_tester' 2>/dev/null; then
    say "installing scim2-tester, once"
    python3 -m venv --clear "$folder" >&2 || return 1
    "$folder/bin/pip" install --quiet --disable-pip-version-check \
      scim2-tester==0.5.2 scim2-client==0.13.2 scim2-models==0.12.3 httpx2==2.16.2 pydantic==2.13.4 >&2 || return 1
  fi
  printf '%s\n' "$folder/bin/python"
}

free_port() {
  node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}
