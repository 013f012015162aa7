#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs a test that needs a display and a session bus: on a virtual one, with a home of its own, unless there
# is a virtual one already (CI sets it up once for all).
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"
export HOME="$home" XDG_CACHE_HOME="$home/cache" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data"
export XDG_RUNTIME_DIR="$home/runtime" GSETTINGS_BACKEND=memory GSK_RENDERER=cairo GDK_BACKEND=x11 LC_ALL=C.UTF-8
# Services of the bus write to their own standard output: only the test's goes on.
# Tests that start at once must not go for the same display number.
xvfb-run -a -n $((100 + $$ % 800)) -s "-screen 0 1400x900x24" \
  dbus-run-session -- sh -c '"$@" >&3' sh "$@" 3>&1 >/dev/null
