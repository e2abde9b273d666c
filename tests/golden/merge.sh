# The reports of shards, put together, are the report of the whole.
. tests/lib.sh

mkdir "$TMP/in"
for i in 1 2 3 4 5 6 7 8 9; do article "a$i" >"$TMP/in/a$i.xml"; done
sed 's/title>/titel>/g' "$TMP/in/a4.xml" >"$TMP/w"
mv "$TMP/w" "$TMP/in/a4.xml"
printf '%s\n' 'build: [leaflet, another]' \
    'editions: {another: {format: a5}}' 'palette: {ink: "#5F5F5F"}' \
    >"$TMP/in/leaflet.yaml"
for part in '' 1/3 2/3 3/3; do
	"$LEAFLET" -q -o "$TMP/out${part%/*}" ${part:+--shard $part} \
	    --report "$TMP/report${part%/*}" "$TMP/in" 2>/dev/null
done
exits 'merge' 0 "$LEAFLET" report merge "$TMP/report3" "$TMP/report1" \
    "$TMP/report2"
mv "$TMP/stdout" "$TMP/merged"
# What differs from run to run.
plain() {
	sed 's/"cpu_ms": [0-9.]*/"cpu_ms": 0/; s/"index_bytes": [0-9]*//' "$1"
}
plain "$TMP/report" >"$TMP/a"
plain "$TMP/merged" >"$TMP/b"
expect 'of all shards is as the report of the whole' diff "$TMP/a" "$TMP/b"
expect 'and follows the schema' python3 tests/golden/schema.py \
    content/report.schema.json "$TMP/merged"
exits 'into a file' 0 "$LEAFLET" report merge --report "$TMP/file" \
    "$TMP/report3" "$TMP/report1" "$TMP/report2"
expect 'it says the same' cmp "$TMP/merged" "$TMP/file"

exits 'a report named twice' 2 "$LEAFLET" report merge --report "$TMP/file" \
    "$TMP/report1" "$TMP/report1"
says 'is refused' "it tells of 'a"
expect 'and the file stays as it was' cmp "$TMP/merged" "$TMP/file"
expect 'nothing temporary is left' test ! -e "$TMP/file.part"
head -c 900 "$TMP/report1" >"$TMP/half"
exits 'half a report' 2 "$LEAFLET" report merge "$TMP/half"
says 'is named with a line' "$TMP/half:"
exits 'another JSON' 2 "$LEAFLET" report merge content/report.schema.json
says 'is refused' 'is no report of leaflet'
exits 'a file that is not there' 2 "$LEAFLET" report merge "$TMP/nowhere"
says 'is named' "$TMP/nowhere: error: "
exits 'report alone' 2 "$LEAFLET" report "$TMP/report1"
says 'tells what to write' 'leaflet report merge FILE'
