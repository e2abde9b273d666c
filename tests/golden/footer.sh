# The footer says the same on all pages of a leaflet.
. tests/lib.sh

# A title that has room beside a page number of one digit only.
{
	cat <<END
<article id="footer" lang="en-GB">
  <title>A psychodynamic therapist</title>
  <summary>It has more than nine pages.</summary>
END
	for i in 1 2 3 4 5 6 7 8 9 10; do
		echo "<section><title>Part $i</title><p>Words on a page.</p>
		    <p>$(seq -s ' ' 101 170).</p></section>"
	done
	echo '</article>'
} >"$TMP/footer.xml"

# footers OPTION...: how many pages say what beside their number.
footers() {
	"$LEAFLET" build --to pages "$@" "$TMP/footer.xml" |
	    sed -n '/\[footer\]/s/.*"\(.*[^0-9]\)"$/\1/p' | sort | uniq -c |
	    sed 's/^ *//'
}

pages() {
	"$LEAFLET" build --to pages "$@" "$TMP/footer.xml" |
	    grep -c 'text .*\[footer\] .* 700 .*"[0-9]*"$'
}

giant='-e giant -s editions.giant.profile=giant'
# shellcheck disable=SC2086 # words on purpose
same "a title is cut on all pages if it is on one" \
    "$(pages $giant) A psychodynamic…" "$(footers $giant)"
same "a title that has room on all pages is whole" \
    "$(pages) A psychodynamic therapist" "$(footers)"
