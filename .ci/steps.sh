# Steps of a run: each is named, and ends with what it took. Sourced by the scripts beside it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A folder outside of the checkout, which goes with the run.
elsewhere=$(mktemp -d)
report=()
step_name=''

# Ends the step before, and begins one.
step() {
  finish_step
  step_name=$1
  step_began=$SECONDS
  step_processor=$(processor_seconds)
  printf '\n== %s\n' "$1"
}

finish_step() {
  [ -n "$step_name" ] || return 0
  local took
  took=$(printf '%4d s, %4d s of processor time: %s' $((SECONDS - step_began)) $(($(processor_seconds) - step_processor)) "$step_name")
  report+=("$took")
  printf -- '-- took %s\n' "$took"
  step_name=''
}

# What the script's children have used that have ended. Fields 16 and 17 of the kernel's record, in hundredths of a second.
processor_seconds() {
  sed 's/.*) //' "/proc/$$/stat" | cut -d' ' -f14,15 | { read -r user system; echo $(((user + system) / 100)); }
}

finish() {
  local code=$?
  finish_step
  rm -rf "$elsewhere"
  printf '\n== %d s in all, exit code %d\n' "$SECONDS" "$code"
  [ ${#report[@]} -eq 0 ] || printf '%s\n' "${report[@]}"
}
trap finish EXIT

# Runs two functions at once, where one waits for what the other doesn't use, and shows what each says. In the background, where
# errexit works: after || or && it doesn't.
together() {
  local code=0 one other
  "$1" >"$elsewhere/one.log" 2>&1 &
  one=$!
  "$2" >"$elsewhere/other.log" 2>&1 &
  other=$!
  wait "$one" || code=$?
  wait "$other" || code=$?
  cat "$elsewhere/one.log" "$elsewhere/other.log"
  return "$code"
}

# PostgreSQL with pgvector, which the tests start themselves, and Chromium, in which the pages are tested.
install_parts() {
  local missing=()
  ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || missing+=(postgresql)
  command -v chromium >/dev/null || missing+=(chromium)
  python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
  if [ ${#missing[@]} -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
  # A server with pgvector, for the tests of meaning, where the machine's own lacks it. The wheel is of Python 3.9 to 3.12.
  if ! ls /usr/share/postgresql/*/extension/vector.control >/dev/null 2>&1; then
    python3 -m venv build/pip
    build/pip/bin/pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --python-version 3.11 \
      --target build/pgserver --upgrade pgserver==0.1.4
  fi
  ls -d /usr/lib/postgresql/*
  chromium --version
}

# A command with another npm, once install_npm has fetched it ("own": the machine's), on a Node that all of them run on.
install_npm() {
  npm install --silent --prefer-offline --no-audit --no-fund --prefix "$elsewhere/with-$1" node@24 "npm@$1"
}
with_npm() { PATH="$elsewhere/with-$1/node_modules/.bin:$PATH" "${@:2}"; }

# What npm says of the machine's own settings isn't about this project.
not_warned() {
  if grep -i 'warn' "$1" | grep -vE 'Unknown (user|global|env|builtin|cli) config'; then return 1; fi
}

# A clone is built by npm ci, and started by npx without a build or a warning.
check_clone() (
  local npm=$1 clone=$elsewhere/clone-$1
  git clone --quiet . "$clone"
  cd "$clone"
  with_npm "$npm" npm ci --prefer-offline --no-audit --no-fund 2>ci.err
  not_warned ci.err
  built=$(stat --format=%i dist)
  # What is interrupted leaves what was built.
  with_npm "$npm" timeout --signal=INT --kill-after=1 3 npx kursk ask x >/dev/null 2>&1 || true
  with_npm "$npm" npx kursk ask --json 'why Sudzha?' 2>ask.err | grep -F '"engine":"reader"' >/dev/null
  not_warned ask.err
  [ "$(stat --format=%i dist)" = "$built" ]
  rm -rf dist
  if with_npm "$npm" npx kursk ask x 2>missing.err; then exit 1; fi
  grep -F 'npm ci && npm run build' missing.err
  rm -rf "$clone"
)

# The packed package, installed into an empty folder, with its scripts or without, answers by reading.
pack() { package=$(npm pack --silent --pack-destination "$elsewhere"); }
check_package() (
  local npm=$1 ignore_scripts=$2 folder=$elsewhere/npm-$1-$2
  mkdir "$folder"
  cd "$folder"
  with_npm "$npm" npm init --yes >/dev/null 2>&1
  with_npm "$npm" npm install --ignore-scripts="$ignore_scripts" --prefer-offline --no-audit --no-fund "../$package" 2>install.err
  not_warned install.err
  with_npm "$npm" npx --no-install kursk --version
  printf 'why Sudzha?\n' | node node_modules/kursk/bin/kursk.js ask --json >answer.json
  grep -F '"passage":12,' answer.json
  grep -qF '"engine":"reader"' answer.json
  printf '%s\n' "import { openKursk } from 'kursk';" 'const kursk = await openKursk();' \
    "const { engine, quotes } = await kursk.ask('why Sudzha?');" 'await kursk.close();' \
    'console.log(engine, quotes.some(({ passage }) => passage === 12));' >library.mjs
  node library.mjs | grep -Fx 'reader true'
  du -sh node_modules
  rm -rf "$folder"
)
