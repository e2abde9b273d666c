#!/bin/sh
# Runs each fuzz target for FUZZ_SECONDS, two at a time, from its seeds; fails when
# one of them finds something, which is then in DIR/fuzz/NAME/.
set -u
cd "$(dirname "$0")/.." || exit 2
seconds=${FUZZ_SECONDS:-60}

fuzz() {
	name=$1
	found=$DIR/fuzz/$name
	mkdir -p "$found/corpus"
	set -- "$found/corpus" "tests/fuzz/seeds/$name"
	[ ! -f "tests/fuzz/$name.dict" ] || set -- "-dict=tests/fuzz/$name.dict" "$@"
	if "$DIR/tests/fuzz/$name" -max_total_time="$seconds" -timeout=20 \
	    -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$found/" "$@" \
	    >"$found/log" 2>&1; then
		echo "ok $name: $(sed -n 's/^stat::number_of_executed_units: //p' \
		    "$found/log") inputs, no finding"
	else
		echo "not ok $name: see $found/log"
		grep -a 'error\|SUMMARY' "$found/log" | head -4 | sed 's/^/# /'
		return 1
	fi
}

if [ $# -eq 1 ]; then
	fuzz "$1"
	exit
fi
for file in tests/fuzz/*.c; do
	basename "$file" .c
done | xargs -P 2 -n 1 sh tests/fuzz.sh
