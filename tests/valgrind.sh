#!/bin/sh
# Every unit test, and the shortest leaflets, under valgrind: no invalid read
# or write, no use of what is not set, no leak.
set -u
cd "$(dirname "$0")/.." || exit 2
LEAFLET_DATA=$PWD
export LEAFLET_DATA
TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP"' EXIT
failed=0

try() {
	if valgrind -q --error-exitcode=99 --leak-check=full \
	    --errors-for-leak-kinds=definite --child-silent-after-fork=yes \
	    --suppressions=tests/valgrind.supp \
	    "$@" >"$TMP/out" 2>"$TMP/log"; then
		echo "ok $*"
	else
		echo "not ok $*"
		grep '^==' "$TMP/log" | head -40
		failed=1
	fi
}

for file in tests/unit/*.c; do
	try "$DIR/tests/unit/$(basename "$file" .c)"
done
article=$(ls -S content/articles/*.xml | tail -n 1)
try "$DIR/leaflet" -o "$TMP/leaflets" "$article"
try "$DIR/leaflet" --to galley "$article"
try "$DIR/leaflet" config
exit $failed
