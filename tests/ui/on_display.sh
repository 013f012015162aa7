#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs a test that needs a display and a session bus: virtual ones of its own, with a home of its own, so that
# neither the person's desktop nor another test is touched.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"
# Rust and what it has compiled before are found where they were.
export RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}" CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}"
export XDG_CACHE_HOME="${XDG_CACHE_HOME:-$home/cache}"
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" XDG_RUNTIME_DIR="$home/runtime"
export GSETTINGS_BACKEND=memory GSK_RENDERER=cairo GDK_BACKEND=x11 LC_ALL=C.UTF-8
# The server looks for a free display itself: numbers chosen by us collide when tests start at once. Without -noreset
# it begins anew whenever its last client goes, and refuses those that come meanwhile: the bus of accessibility looks
# in just before the program does.
mkfifo "$home/number"
Xvfb -displayfd 9 -noreset -screen 0 1400x900x24 -nolisten tcp 9>"$home/number" >/dev/null 2>&1 &
server=$!
trap 'kill $server; rm -rf "$home"' EXIT
read -r number <"$home/number"
export DISPLAY=":$number"
# Services of the bus write to their own standard output: only the test's goes on.
dbus-run-session -- sh -c '"$@" >&3' sh "$@" 3>&1 >/dev/null
