# A standard stream that is closed is no file of ours, and no fault where
# nothing is written to it.
. tests/lib.sh

mkdir "$TMP/in"
article a >"$TMP/in/a.xml"
article b | sed 's/<p>/<p><nonsense>/' >"$TMP/in/b.xml"
status=0
"$LEAFLET" -o "$TMP/out" "$TMP/in" 2>&- || status=$?
same 'without standard error: an article that is wrong' 1 "$status"
expect 'the lock has a number only' grep -qx '[0-9]*' "$TMP/out/.leaflet/lock"
expect 'and the other is made' qpdf --check "$TMP/out/leaflet/a.pdf"
rm "$TMP/in/b.xml"
status=0
"$LEAFLET" -o "$TMP/out" "$TMP/in" <&- >&- 2>&- || status=$?
same 'without any' 0 "$status"
status=0
"$LEAFLET" config >&- 2>"$TMP/stderr" || status=$?
same 'what cannot be printed is an error' 1 "$status"
says 'that is told' 'error'
