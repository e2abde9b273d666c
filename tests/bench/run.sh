#!/bin/sh
# How well lines and pages come out, how fast, and in how much memory.  PARTS
# chooses among bench (bench.py), typeset (typeset.c, on articles of 900 and
# 10,000 words), lines (lines.py) and pages (pages.py).
set -eu
cd "$(dirname "$0")/../.."
LEAFLET_DATA=$PWD
export LEAFLET_DATA
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# What is made within it stands away from where files were removed lately,
# for there ext4 makes new ones slowly.  Other file systems have no such flag.
chattr +T "$folder" 2>/dev/null || :
TMPDIR=$folder
export TMPDIR

for part in ${PARTS:-bench typeset lines pages}; do
	case $part in
	typeset)
		python3 tests/bench/make.py 3 "$folder/900" 900
		python3 tests/bench/make.py 1 "$folder/10000" 10000
		"$DIR/tests/bench/typeset" "$folder"/900/*.xml \
		    "$folder"/10000/*.xml
		;;
	pages)
		python3 tests/bench/pages.py "$DIR/leaflet" \
		    "$DIR/tests/bench/faults"
		;;
	bench)
		python3 tests/bench/bench.py "$DIR/leaflet" \
		    "$DIR/tests/bench/cores"
		;;
	*) python3 "tests/bench/$part.py" "$DIR/leaflet" ;;
	esac
done
