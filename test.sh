#!/usr/bin/env bash
# Builds and tests everything: gcc, all suites; sanitizers; clang. The last line is the sum of all single tests.
#
#   ./test.sh            all of it
#   ./test.sh --quick    gcc and its suites only
set -uo pipefail
cd "$(dirname "$0")"
. .ci/packages
need build window rust test || exit 3
export CI=${CI:-true}

quick=0
[ "${1:-}" = --quick ] && quick=1
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Tests see no settings, caches or services of the person who runs them.
mkdir -m 700 "$scratch/home" "$scratch/runtime"
isolated() {
  env HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/runtime" XDG_CACHE_HOME="$PWD/build/test-cache" \
    CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}" \
    LC_ALL=C.UTF-8 GSK_RENDERER=cairo GDK_BACKEND=x11 NO_AT_BRIDGE=0 \
    xvfb-run -a -s "-screen 0 1400x900x24 +extension GLX" dbus-run-session -- "$@" </dev/null
}

# step TITLE COMMAND...: one test by itself (a build); its output is shown when it fails.
step() {
  local title=$1; shift
  printf '== %s\n' "$title"
  if "$@" >"$scratch/log" 2>&1 </dev/null; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    tail -n 60 "$scratch/log"
    printf 'FAILED: %s\n' "$title"
    return 1
  fi
}

configure() { # folder, options
  local folder=$1; shift
  if [ -e "$folder/build.ninja" ]; then meson configure "$folder" "$@"; else meson setup "$folder" "$@"; fi
}

# suites FOLDER ARGUMENTS-OF-MESON-TEST...: adds up the single tests of the report.
suites() {
  local folder=$1; shift
  printf '== tests in %s %s\n' "$folder" "$*"
  rm -f "$folder/meson-logs/testlog.junit.xml"
  isolated meson test -C "$folder" --no-rebuild --print-errorlogs "$@" 2>&1 | grep -v 'dbus-daemon\|OK  ' 
  local sum
  sum=$(/usr/bin/python3 tests/count_results.py "$folder/meson-logs/testlog.junit.xml") || sum="0 1"
  # shellcheck disable=SC2086
  set -- $sum
  printf '   %s passed, %s failed\n' "$1" "$2"
  passed=$((passed + $1)) failed=$((failed + $2))
}

step 'configure (gcc)' configure build -Dui=enabled -Dwerror=true &&
  step 'build (gcc)' ninja -C build &&
  suites build

if [ $quick = 0 ]; then
  # Debian's GTK and fontconfig keep memory at exit: leaks are looked for in what runs without them.
  step 'configure (sanitizers)' configure build-san -Dui=enabled -Db_sanitize=address,undefined -Db_lundef=false &&
    step 'build (sanitizers)' ninja -C build-san && {
      export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
      ASAN_OPTIONS=detect_leaks=1 suites build-san --suite unit --suite simd --suite golden --suite robust
      ASAN_OPTIONS=detect_leaks=0 suites build-san --suite ui
      unset UBSAN_OPTIONS
    }
  CC=clang step 'configure (clang)' configure build-clang -Dui=enabled -Dwerror=true &&
    step 'build (clang)' ninja -C build-clang &&
    suites build-clang --suite unit --suite simd
fi

echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
