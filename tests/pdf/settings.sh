# A setting changes what it names and nothing else; a wrong one is refused.
. tests/lib.sh

article=content/articles/psychodynamic-therapy.xml
pages() {
	"$LEAFLET" -q -e leaflet --to pages "$@" "$article"
}

# What changes: colours only, so without them all is equal.
pages >"$TMP/as-is"
pages -s palette.deep=#5B2A86 >"$TMP/deep"
expect 'palette.deep changes the pages' \
    sh -c '! cmp -s "$1" "$2"' - "$TMP/as-is" "$TMP/deep"
expect 'the colour is there' grep -qi '#5B2A86' "$TMP/deep"
sed 's/#[0-9A-Fa-f]\{6\}/#/g' "$TMP/as-is" >"$TMP/as-is.grey"
sed 's/#[0-9A-Fa-f]\{6\}/#/g' "$TMP/deep" >"$TMP/deep.grey"
expect 'palette.deep changes colours only' \
    cmp "$TMP/as-is.grey" "$TMP/deep.grey"
same 'a dark colour is not used elsewhere' 0 \
    "$(diff "$TMP/as-is" "$TMP/deep" | grep '^<' | grep -civ '#0F4C5C')"

# A size changes the runs of its role, and so where things stand; the text is
# the same, in the same order.
words() {
	sed -n 's/.* "\(.*\)"$/\1/p' "$1" | tr -d '\n ' | tr -cd '[:alpha:]'
}
article=content/articles/family-therapy.xml
pages >"$TMP/as-is"
pages -s styles.quote.size=16pt >"$TMP/quote"
expect 'styles.quote.size changes the pages' \
    sh -c '! cmp -s "$1" "$2"' - "$TMP/as-is" "$TMP/quote"
# sizes FILE: how many runs there are of each face and size but the quote's.
sizes() {
	sed -n 's/^ *text .*\] \(.*pt\) in .*/\1/p' "$1" | sort -u
}
same 'and brings one new size only' 1 \
    "$(sizes "$TMP/quote" >"$TMP/b"; sizes "$TMP/as-is" >"$TMP/a"
    comm -13 "$TMP/a" "$TMP/b" | grep -c ' 16pt$')"
same 'no other' 1 "$(comm -13 "$TMP/a" "$TMP/b" | grep -c .)"
same 'with the same words' "$(words "$TMP/as-is")" "$(words "$TMP/quote")"

exits 'an unknown setting' 2 "$LEAFLET" -s page.widht=1 -o "$TMP/out" \
    "$article"
says 'names it' "--set: error: unknown setting 'page.widht'."
says 'and says what to do' 'Did you mean'
expect 'nothing is written' test ! -e "$TMP/out"
exits 'a value that is none' 2 "$LEAFLET" -s palette.deep=blue "$article"
exits 'an edition that is none' 2 "$LEAFLET" -e leaflte -o "$TMP/out" \
    "$article"
says 'names the nearest' "'leaflet'"

exits 'config prints origins' 0 "$LEAFLET" config -s palette.deep=#5B2A86
expect 'of a setting' grep -q '^palette\.deep = .*5B2A86.*# --set' \
    "$TMP/stdout"
expect 'of a default' grep -q '# default$' "$TMP/stdout"
exits 'the schema' 0 "$LEAFLET" config --schema
expect 'is JSON' python3 -m json.tool "$TMP/stdout"

# A chain of configurations that never ends.
mkdir "$TMP/loop"
echo 'extends: b.yaml' >"$TMP/loop/a.yaml"
echo 'extends: a.yaml' >"$TMP/loop/b.yaml"
exits 'a loop of extends' 2 timeout 20 "$LEAFLET" config -c "$TMP/loop/a.yaml"
says 'names the file' "$TMP/loop/"
