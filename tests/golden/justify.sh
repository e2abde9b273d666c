# Justified text: what a proofreader would mark, and the same bytes each time.
. tests/lib.sh

articles=$TMP/articles
python3 tests/bench/articles.py 16 "$articles" 600 900
cat >"$articles/leaflet.yaml" <<'EOF'
formats:
  book: {size: 170mm 240mm, margins: 15mm 26mm, characters: 70}
editions:
  leaflet:
    format: book
    styles: {body: {align: justify, hyphenate: yes}}
EOF
# value EXPRESSION: of the reports r of all articles.
value() {
	python3 -c 'import json, sys
r = json.load(open(sys.argv[1], encoding="utf-8"))["articles"]
print(eval("(" + sys.argv[2] + ")"))' "$TMP/report.json" "$1"
}
sum() {
	value "sum(a['fit']['$1'] for a in r)"
}
exits 'made articles' 0 "$LEAFLET" -q -o "$TMP/one" -j 1 \
    --report "$TMP/report.json" "$articles"
same 'words are divided' True "$(value 'sum(a["fit"]["hyphens"] for a in r) > 40')"
same 'no three lines in a row' 0 "$(sum hyphen_runs)"
same 'none at the end of a page' 0 "$(sum broken)"
same 'there is no river' 0 "$(sum rivers)"
same 'one line in a hundred is loose, at most' True \
    "$(value 'sum(a["fit"]["loose"] for a in r) * 100 <=
        sum(a["fit"]["lines"] for a in r)')"
exits 'once more, by two' 0 "$LEAFLET" -q -o "$TMP/two" -j 2 "$articles"
for file in "$TMP"/one/leaflet/*.pdf; do
	cmp -s "$file" "$TMP/two/leaflet/${file##*/}" || echo "${file##*/}"
done >"$TMP/unlike"
same 'the same bytes' '' "$(cat "$TMP/unlike")"
