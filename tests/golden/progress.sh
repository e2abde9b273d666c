# What a run says of itself: to a terminal a line that is drawn over and a
# summary; to a file nothing but faults, unless -v asks for more.
. tests/lib.sh

mkdir "$TMP/articles"
for id in a b c; do article $id >"$TMP/articles/$id.xml"; done
article d 'status="draft"' >"$TMP/articles/d.xml"

# terminal COMMAND...: what it writes to a terminal, escapes made visible.
terminal() {
	python3 -c '
import os, pty, sys
seen = []
def read(fd):
    data = os.read(fd, 4096)
    seen.append(data)
    return data
pty.spawn(sys.argv[1:], read)' "$@" </dev/null |
	    sed 's/\r$//; s/\r/<cr>/g; s/\x1b\[K/<clear>/g'
}

# A bare root folder may have no terminals to give.
if python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
	same 'a terminal sees progress, then the summary' \
	    '<cr><clear>1 of 4: a<cr><clear>3 leaflets made, 1 draft passed over, 9 pages, 6 sheets of paper.' \
	    "$(terminal "$LEAFLET" -o "$TMP/out" "$TMP/articles")"
	same 'of a check as well' \
	    '<cr><clear>1 article checked, 3 pages, 2 sheets of paper.' \
	    "$(terminal "$LEAFLET" check -s check.duties=no \
		"$TMP/articles/a.xml")"
	same 'a narrow one as much as it has room for' \
	    '<cr><clear>1 of 4:<cr><clear>3 leaflets made, 1 draft passed over, 9 pages, 6 sheets of paper.' \
	    "$(terminal sh -c 'stty cols 8; exec "$@"' - \
		"$LEAFLET" --force -o "$TMP/out" "$TMP/articles")"
	same 'with -q it sees nothing' '' \
	    "$(terminal "$LEAFLET" -q --force -o "$TMP/out" "$TMP/articles")"
	mkdir "$TMP/many"
	for i in $(seq -w 1 60); do
		article "s$i" >"$TMP/many/s$i.xml"
	done
	sed 's/title>/titel>/g' "$TMP/many/s01.xml" >"$TMP/w"
	mv "$TMP/w" "$TMP/many/s01.xml"
	HOOK_SLOW=s terminal "$DIR/tests/leaflet-hooks" -j 1 -o "$TMP/slow" \
	    "$TMP/many" >"$TMP/seen"
	expect 'a longer run tells rate, time left and failures' grep -Eq \
	    '<clear>[0-9]+ of 60, [0-9]+ a second, [0-9]+ s left, 1 failed: s' \
	    "$TMP/seen"
	expect 'and at the end how much paper it is' grep -q \
	    '59 leaflets made, 1 failed, 177 pages, 118 sheets of paper' \
	    "$TMP/seen"
fi
exits 'a file' 0 "$LEAFLET" --force -o "$TMP/out" "$TMP/articles"
same 'sees nothing' '' "$(cat "$TMP/stdout" "$TMP/stderr")"
exits 'with -v' 0 "$LEAFLET" --force -v -o "$TMP/out" "$TMP/articles"
says 'each leaflet is named' "$TMP/out/leaflet/b.pdf: "
says 'and the drafts' "$TMP/articles/d.xml: note: a draft, passed over."
says 'and all is summed up' \
    '3 leaflets made, 1 draft passed over, 9 pages, 6 sheets of paper.'
exits 'again with -v' 0 "$LEAFLET" -v -o "$TMP/out" "$TMP/articles"
says 'what has not changed is counted' \
    '3 unchanged, 1 draft passed over, 9 pages, 6 sheets of paper.'

sed 's/A paragraph/A <em\/>paragraph/' "$TMP/articles/a.xml" >"$TMP/w"
mv "$TMP/w" "$TMP/articles/a.xml"
exits 'a warning' 0 "$LEAFLET" check "$TMP/articles"
says 'is said' 'a.xml:7:10: warning: '
exits 'with -q' 0 "$LEAFLET" check -q "$TMP/articles"
same 'it is not' '' "$(cat "$TMP/stderr")"
exits 'with --strict' 1 "$LEAFLET" check -q --strict "$TMP/articles"
says 'it fails the article, and says why even with -q' 'a.xml'

# Two editions: what is wrong with the article is said once.
cat >"$TMP/articles/leaflet.yaml" <<'END'
build: [one, two]
editions:
  one: {format: a5}
  two: {format: a5}
END
exits 'two editions' 0 "$LEAFLET" -o "$TMP/two" "$TMP/articles"
same 'one message' 1 "$(grep -c 'warning' "$TMP/stderr")"
same 'six leaflets' 6 "$(find "$TMP/two" -name '*.pdf' | wc -l)"
