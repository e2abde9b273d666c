#!/bin/sh
# How fast, and how much memory: see bench.py.
set -eu
cd "$(dirname "$0")/../.."
LEAFLET_DATA=$PWD
export LEAFLET_DATA
exec python3 tests/bench/bench.py "$DIR/leaflet"
