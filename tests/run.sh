#!/bin/sh
# Runs every test, two at a time, each within a time bound; ends with the line
# "N passed, N failed".
#
#   DIR=out/build sh tests/run.sh [WORD...]    only tests whose names hold a word
#   DIR=out/build sh tests/run.sh --bless      golden files take what is printed
#
# The kinds of test:
#   unit    DIR/tests/unit/NAME, counted by cmocka's lines
#   seeds   DIR/tests/fuzz/NAME over tests/fuzz/seeds/NAME/*
#   golden  tests/golden/NAME.FORM is what `leaflet build --to FORM` prints of
#           NAME.xml, after its line "# NAME"; NAME.messages is what
#           `leaflet check` says; tests/pages has one block an article, and
#           blocks as they meet, without related articles; tests/variants has
#           one article as each NAME.yaml sets it; tests/reading has the files
#           that are made of text and html
#   bad     tests/bad/NAME.messages is what `leaflet check NAME.xml` says,
#           with status 1, or `leaflet config -c NAME.yaml`, with status 2
#   script  tests/*/NAME.sh, whose lines begin with "ok" or "not ok"
#   man     a manual page without complaints
set -u
cd "$(dirname "$0")/.." || exit 2
DIR=${DIR:-out/build}
LEAFLET=${LEAFLET:-$(realpath "$DIR")/leaflet}
LEAFLET_DATA=${LEAFLET_DATA:-$PWD}
ROOMS=${ROOMS:-$(sed -n 's/^ROOMS = //p' Makefile)}
ASAN_OPTIONS=${ASAN_OPTIONS:-allocator_may_return_null=1}
LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$PWD/tests/lsan.supp:print_suppressions=0}
GOLDEN='tests/golden/*.article tests/golden/*.galley tests/golden/*.pages
    tests/golden/*.messages tests/pages/*.pages tests/variants/*.pages
    tests/reading/*.text tests/reading/*.html'
export DIR LEAFLET LEAFLET_DATA ROOMS ASAN_OPTIONS LSAN_OPTIONS

# What a golden or bad file holds is printed on standard output.
print_form() {
	case $1 in
	*.messages)
		if [ -f "${1%.messages}.yaml" ]; then
			"$LEAFLET" config -c "${1%.messages}.yaml" 2>&1 \
			    >/dev/null
		else
			"$LEAFLET" check -s check.duties=no \
			    "${1%.messages}.xml" 2>&1 >/dev/null
		fi
		;;
	tests/variants/*)
		"$LEAFLET" build --to pages -c "${1%.*}.yaml" \
		    tests/variants/tea-garden.xml 2>"$TMP/err" \
		    >"$TMP/form" || return
		sed 1d "$TMP/form"
		;;
	*.text | *.html)
		id=${1##*/}
		"$LEAFLET" -q -o "$TMP/files" --allow-outside \
		    --to "${1##*.}" "${1%.*}.xml" 2>"$TMP/err" || return
		cat "$TMP/files/leaflet/${id%.*}".*
		rm -r "$TMP/files"
		;;
	*)
		"$LEAFLET" build --to "${1##*.}" "${1%.*}.xml" 2>"$TMP/err" \
		    >"$TMP/form" || return
		sed 1d "$TMP/form"
		;;
	esac
}

# golden and bad: FILE and the wanted status.
compare() {
	: >"$TMP/err"
	print_form "$1" >"$TMP/got"
	status=$?
	if [ $status -ne "$2" ]; then
		echo "not ok $1"
		echo "# status $status in place of $2"
		cat "$TMP/got" "$TMP/err" | head -20 | sed 's/^/# /'
	elif diff -u "$1" "$TMP/got" >"$TMP/diff"; then
		echo "ok $1"
	else
		echo "not ok $1"
		head -60 "$TMP/diff" | sed 's/^/# /'
	fi
}

bad_status() {
	if [ -f "${1%.messages}.yaml" ]; then echo 2; else echo 1; fi
}

one_test() {
	kind=$1
	path=$2
	case $kind in
	unit)
		CMOCKA_MESSAGE_OUTPUT=TAP "$path" >"$TMP/out" 2>"$TMP/err"
		status=$?
		sed -n "s/^\(not ok\|ok\) [0-9]* - /\1 ${path##*/}: /p; \
			/^# \(not ok\|ok\) /d; s/^# /# /p" "$TMP/out"
		if [ $status -ne 0 ]; then
			echo "not ok ${path##*/}: status $status"
			tail -30 "$TMP/err" | sed 's/^/# /'
		fi
		;;
	seeds)
		for seed in tests/fuzz/seeds/"${path##*/}"/*; do
			timeout 20 "$path" "$seed" >"$TMP/err" 2>&1 && continue
			echo "not ok $seed"
			tail -30 "$TMP/err" | sed 's/^/# /'
			return
		done
		echo "ok seeds of ${path##*/}"
		;;
	golden) compare "$path" 0 ;;
	bad) compare "$path" "$(bad_status "$path")" ;;
	script)
		status=0
		sh "$path" || status=$?
		[ $status -eq 0 ] || echo "not ok $path: status $status"
		;;
	man)
		if mandoc -T lint -W warning "$path" >"$TMP/err"; then
			echo "ok $path"
		else
			echo "not ok $path"
			sed 's/^/# /' "$TMP/err"
		fi
		;;
	esac
}

list_tests() {
	for file in src/cli/leaflet.[15]; do echo "man $file"; done
	for file in tests/pdf/*.sh tests/*/*.sh; do echo "script $file"; done |
	    awk '!seen[$0]++' | grep -v '/bench/'
	for file in tests/unit/*.c; do
		name=${file##*/}
		echo "unit $DIR/tests/unit/${name%.c}"
	done
	for file in $GOLDEN; do echo "golden $file"; done
	for file in tests/bad/*.messages; do echo "bad $file"; done
	for file in tests/fuzz/*.c; do
		name=${file##*/}
		echo "seeds $DIR/tests/fuzz/${name%.c}"
	done
}

bless() {
	TMP=$WORK
	for file in $GOLDEN tests/bad/*.messages; do
		[ -f "$file" ] || continue
		print_form "$file" >"$WORK/new"
		diff -u "$file" "$WORK/new" || cat "$WORK/new" >"$file"
	done
}

# In a process of its own: --one NUMBER KIND PATH.
if [ "${1:-}" = --one ]; then
	TMP=$WORK/$2.tmp
	export TMP
	mkdir "$TMP"
	timeout -k 5 "${TEST_SECONDS:-180}" sh tests/run.sh --body "$3" "$4" \
	    >"$WORK/$2.out" 2>&1
	status=$?
	[ $status -eq 0 ] || echo "not ok $4: stopped with status $status" \
	    >>"$WORK/$2.out"
	grep -aq '^\(not \)\{0,1\}ok' "$WORK/$2.out" ||
	    echo "not ok $4: it tested nothing" >>"$WORK/$2.out"
	grep -av '^ok' "$WORK/$2.out"
	rm -rf "$TMP"
	exit 0
fi
if [ "${1:-}" = --body ]; then
	one_test "$2" "$3"
	exit 0
fi

WORK=$(mktemp -d) || exit 2
export WORK
trap 'rm -rf "$WORK"' EXIT
trap 'exit 130' INT TERM
if [ "${1:-}" = --bless ]; then
	if [ -n "$(find src -newer "$LEAFLET" -name '*.[ch]')" ]; then
		echo 'The program is older than its source. Run make bless.' >&2
		exit 2
	fi
	bless
	exit 0
fi

# A pattern without a match stays as it is: only what exists is a test.
list_tests | while read -r kind path; do
	if [ -e "$path" ] || [ "$kind" = unit ] || [ "$kind" = seeds ]; then
		case $path in *\**) continue ;; esac
		[ $# -eq 0 ] && echo "$kind $path"
		for word; do
			case "$kind $path" in
			*"$word"*) echo "$kind $path" ;;
			esac
		done
	fi
done | awk '{ print NR, $0 }' >"$WORK/list"
xargs -P "${JOBS:-2}" -L 1 sh tests/run.sh --one <"$WORK/list"

passed=$(cat "$WORK"/*.out | grep -ac '^ok')
failed=$(cat "$WORK"/*.out | grep -ac '^not ok')
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
