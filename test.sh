#!/usr/bin/env bash
# Builds and tests everything: gcc, all suites; sanitizers; clang. The last line is the sum of all single tests.
#
#   ./test.sh            all of it
#   ./test.sh --quick    gcc and its suites only
set -uo pipefail
cd "$(dirname "$0")"
. .ci/packages
need build window rust test arm || exit 3
export CI=${CI:-true}

quick=0
[ "${1:-}" = --quick ] && quick=1
passed=0 failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Programs compiled by tests stay in the build folder, so that the next run finds them there.
export XDG_CACHE_HOME=$PWD/build/test-cache LC_ALL=C.UTF-8

# step TITLE COMMAND...: one test by itself (a build); its output is shown when it fails.
step() {
  local title=$1; shift
  printf '== %s\n' "$title"
  if "$@" >"$log" 2>&1 </dev/null; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    tail -n 60 "$log"
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
  meson test -C "$folder" --no-rebuild --print-errorlogs "$@" </dev/null 2>&1 | grep -vE '  OK  |^$|^Full log|^ninja'
  local sum
  sum=$(/usr/bin/python3 tests/count_results.py "$folder/meson-logs/testlog.junit.xml") || sum="0 1"
  # shellcheck disable=SC2086
  set -- $sum
  printf '   %s passed, %s failed\n' "$1" "$2"
  passed=$((passed + $1)) failed=$((failed + $2))
}

# The kernels of other processors are tested in the first build. Fedora has no C library for such programs.
emulated=enabled
command -v dnf >/dev/null && emulated=auto

step 'configure (gcc)' configure build -Dui=enabled -Dwerror=true -Demulated=$emulated &&
  step 'build (gcc)' ninja -C build &&
  suites build

if [ $quick = 0 ]; then
  # GTK keeps memory at exit: leaks are looked for in what runs without it.
  step 'configure (sanitizers)' configure build-san -Dui=enabled -Db_sanitize=address,undefined -Db_lundef=false \
    -Demulated=disabled &&
    step 'build (sanitizers)' ninja -C build-san && {
      export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
      export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
      ASAN_OPTIONS=detect_leaks=1 suites build-san --suite unit --suite simd --suite golden --suite robust
      ASAN_OPTIONS=detect_leaks=0 suites build-san --suite ui
      unset UBSAN_OPTIONS
    }
  CC=clang step 'configure (clang)' configure build-clang -Dui=enabled -Dwerror=true -Demulated=disabled &&
    step 'build (clang)' ninja -C build-clang &&
    suites build-clang --suite unit --suite simd
fi

echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
