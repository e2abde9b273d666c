# A wanted number of pages: what is left over, what is over, and made articles
# that end where they should.
. tests/lib.sh

articles=$TMP/articles
python3 tests/bench/articles.py 24 "$articles" 300 1500
cat >"$articles/leaflet.yaml" <<'EOF'
editions:
  four: {format: a5, pages: multiple of 4}
  two: {format: a4-2col}
  formats: {format: [a5, a4], pages: 3 to 5}
  free: {format: a5}
EOF
# value EXPRESSION: of the reports r of all articles.
value() {
	python3 -c 'import json, sys
r = json.load(open(sys.argv[1], encoding="utf-8"))["articles"]
print(eval("(" + sys.argv[2] + ")"))' "$TMP/report.json" "$1"
}
faults='widows orphans stranded parted runts broken'
exits 'multiples of four' 0 "$LEAFLET" check -q -e four \
    --report "$TMP/report.json" "$articles"
same 'all are' 24 "$(value 'sum(a["pages"] % 4 == 0 for a in r)')"
same 'nine of ten end full' True \
    "$(value 'sum(a["fit"]["fill"] >= 60 for a in r) >= 22')"
same 'without a fault' 0 \
    "$(value "sum(a['fit'][f] for a in r for f in '$faults'.split())")"
exits 'two columns, as they come' 0 "$LEAFLET" check -q -e two \
    --report "$TMP/report.json" "$articles"
same 'without a fault, too' 0 \
    "$(value "sum(a['fit'][f] for a in r for f in '$faults'.split())")"
exits 'too few pages' 1 "$LEAFLET" check -q -e free -s editions.free.pages=3 \
    --report "$TMP/report.json" "$articles"
same 'say by how many words' True \
    "$(value 'all(a["outcome"] == "checked" or
        any(" words over 3 pages " in m["text"] for m in a["messages"])
        for a in r)')"
exits 'some need the larger format' 1 "$LEAFLET" check -q -e formats \
    --report "$TMP/report.json" "$articles"
same 'which is named' True \
    "$(value 'any((a["fit"] or {}).get("lever") == "format" for a in r)')"
exits 'no number of pages' 2 "$LEAFLET" check -q -e free \
    -s editions.free.pages=many "$articles"
says 'is refused' "is no number of pages up to 96"
