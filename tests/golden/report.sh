# The report of a run, by value: any JSON parser reads it.
. tests/lib.sh

articles=$TMP/articles
mkdir "$articles"
article family >"$articles/family.xml"
article first | sed 's/title>/titel>/g' >"$articles/first.xml"
odd=$(printf 'caf\351 "x"')
article odd >"$articles/$odd.xml"
exits 'a run with a fault' 1 "$LEAFLET" -e leaflet -o "$TMP/out" \
    --report "$TMP/report.json" "$articles"
expect 'json.tool reads it' python3 -m json.tool "$TMP/report.json"
expect 'no temporary file is left' test ! -e "$TMP/report.json.part"
expect 'it follows the schema' python3 tests/golden/schema.py \
    content/report.schema.json "$TMP/report.json"
# value EXPRESSION: of the report r.
value() {
	python3 -c 'import json, sys
r = json.load(open(sys.argv[1], encoding="utf-8"))
a = {x["id"]: x for x in r["articles"]}
print(eval("(" + sys.argv[2] + ")"))' "$TMP/report.json" "$1"
}
same 'its parts' "['articles', 'messages', 'totals', 'version']" \
    "$(value 'sorted(r)')"
same 'the version' "$("$LEAFLET" --version)" "leaflet $(value 'r["version"]')"
same 'sorted by id' True \
    "$(value '[x["id"] for x in r["articles"]] == sorted(a)')"
same 'outcomes' "['failed', 'made', 'failed']" \
    "$(value '[x["outcome"] for x in r["articles"]]')"
same 'bytes of the file' "$(wc -c <"$TMP/out/leaflet/family.pdf" | tr -d " ")" \
    "$(value 'a["family"]["bytes"]')"
same 'pages of the file' "$(pdfinfo "$TMP/out/leaflet/family.pdf" |
    sed -n 's/^Pages: *//p')" "$(value 'a["family"]["pages"]')"
same 'where the fault is' True \
    "$(value '("error", 3, 3) in [(m["severity"], m["line"], m["column"])
        for m in a["first"]["messages"]]')"
same 'faults are counted' True \
    "$(value 'a["first"]["faults"]["errors"] ==
        sum(m["severity"] == "error"
            for m in a["first"]["messages"])')"
same 'time was taken' True "$(value 'a["family"]["cpu_ms"] > 0')"
same 'totals' '(1, 2, 0)' "$(value '(r["totals"]["made"],
    r["totals"]["failed"], r["totals"]["drafts"])')"
same 'a name that is no UTF-8' True "$(value \
    'any(x["source"].endswith("caf\ufffd \"x\".xml") for x in r["articles"])')"

exits 'check reports too' 0 "$LEAFLET" check -e leaflet \
    --report "$TMP/report.json" "$articles/family.xml"
same 'what is checked' "['checked']" \
    "$(value '[x["outcome"] for x in r["articles"]]')"
exits 'a report that cannot be written' 2 "$LEAFLET" -o "$TMP/other" \
    --report "$TMP/no/report.json" "$articles"
says 'is named' "$TMP/no/report.json: error: "
