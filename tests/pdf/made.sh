# Made articles with every block and inline, in languages, profiles, formats,
# cover styles and standards drawn by lot: each leaflet is valid and holds its
# article.  MADE is how many; `make check-made` asks for 500.
. tests/lib.sh

exits 'articles are made' 0 \
    python3 tests/pdf/made.py write "${MADE:-25}" "$TMP/made"
for edition in $(python3 tests/pdf/made.py editions "$TMP/made"); do
	"$LEAFLET" -q -e "$edition" -o "$TMP/out" "$TMP/made/$edition" \
	    2>"$TMP/stderr" ||
	    { echo "not ok $edition"; sed 's/^/# /' "$TMP/stderr" | head -5; }
done
python3 tests/pdf/made.py check "$TMP/made" "$TMP/out"
