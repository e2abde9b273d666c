# Every article of content/ holds the design's acceptance checks.
. tests/lib.sh

for source in content/articles/*.xml; do
	id=$(basename "$source" .xml)
	"$LEAFLET" build --to pages "$source" >"$TMP/pages" 2>"$TMP/err"
	expect "$id holds the acceptance checks" \
	    python3 tests/golden/acceptance.py "$TMP/pages" "$source"
done

# The checks see a fault: a line moved off the grid, and one out of the page.
sed 's/^  text 18.00 \([0-9]*\).00 \(.*Sect\/P\]\)/  text 18.00 \1.50 \2/' \
    "$TMP/pages" >"$TMP/moved"
exits "a line off the grid is seen" 1 \
    python3 tests/golden/acceptance.py "$TMP/moved" "$source"
sed 's/^  text 18.00 /  text 48.00 /' "$TMP/pages" >"$TMP/moved"
exits "a line out of the page is seen" 1 \
    python3 tests/golden/acceptance.py "$TMP/moved" "$source"
