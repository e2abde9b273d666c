#!/bin/sh
# How well pages are broken (pages.py); how fast, and how much memory
# (bench.py).
set -eu
cd "$(dirname "$0")/../.."
LEAFLET_DATA=$PWD
export LEAFLET_DATA
python3 tests/bench/pages.py "$DIR/leaflet" "$DIR/tests/bench/faults"
exec python3 tests/bench/bench.py "$DIR/leaflet"
