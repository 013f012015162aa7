#!/usr/bin/env bash
# Builds Portalis and opens it on the sample project, or on PATH (a .py file or a folder).
# Without a display it translates and runs that project in the terminal instead.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
case "${1:-}" in
  -h|--help) sed -n '2,3s/^# //p' "$0"; echo "usage: ./run.sh [PATH]"; exit 0 ;;
esac
path=$(realpath -- "${1:-$here/data/sample}")
cd "$here"
. .ci/packages

if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ]; then
  need build window rust
else
  need build rust
fi
# What a build folder was configured for may have changed since: with a display it needs the window.
if pkg-config --exists gtk4 libadwaita-1 gtksourceview-5; then ui=enabled; else ui=disabled; fi
if [ -e build/build.ninja ]; then
  meson configure build -Dui=$ui
else
  meson setup build -Dui=$ui >/dev/null
fi
ninja -C build --quiet

if [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] && [ -x build/app/gui/portalis-gui ]; then
  export GSETTINGS_SCHEMA_DIR=$here/build/data${GSETTINGS_SCHEMA_DIR:+:$GSETTINGS_SCHEMA_DIR}
  exec build/app/gui/portalis-gui "$path"
fi

portalis=build/app/cli/portalis
out=build/sample-rust
echo "No display: translating and running $path in the terminal."
$portalis translate "$path" -o "$out"
echo "The Rust project is in $out. Its program prints:"
set +e
$portalis run "$path"
status=$?
echo "Exit status of the program: $status"
exit $status
