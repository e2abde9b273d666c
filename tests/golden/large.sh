# Articles of a size that no leaflet has: set all the same, and soon.
. tests/lib.sh

# large ID BLOCKS: an article with the blocks.
large() {
	cat <<END
<article id="$1" lang="en-GB">
  <title>A large article</title>
  <summary>It is here to be tried.</summary>
  <section>
    <title>How large is it?</title>
    $2
  </section>
</article>
END
}

words() {
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "word%d ", i }'
}

rows() {
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++)
		printf "<row><cell>%d</cell><cell>some words</cell></row>\n", i }'
}

large paragraph "<p>$(words 20000)</p>" >"$TMP/paragraph.xml"
large item "<ul><li>$(words 2000)</li><li>short</li></ul>" >"$TMP/item.xml"
large rows "<table>$(rows 5000)</table>" >"$TMP/rows.xml"
large row "<table row-heads='yes'><head><cell>Head</cell><cell>Text</cell></head>
    <row><cell>Tall</cell><cell>$(words 400)</cell></row>
    <row><cell>Low</cell><cell>few words</cell></row></table>" >"$TMP/row.xml"
large paragraphs "$(for i in 1 2 3 4 5 6 7 8 9 10; do
	echo "<p>$(words 4000)</p>"
done)" >"$TMP/paragraphs.xml"

for id in paragraph item rows row paragraphs; do
	# The bound is only against hanging: each takes under a second.
	exits "a large $id is set" 0 timeout 100 \
	    "$LEAFLET" -o "$TMP/out" "$TMP/$id.xml"
	expect "a large $id makes a sound file" \
	    qpdf --check "$TMP/out/leaflet/$id.pdf"
done
pdftotext -raw "$TMP/out/leaflet/paragraph.pdf" "$TMP/text"
same "no word of a large paragraph is lost" 20000 \
    "$(grep -ow 'word[0-9]*' "$TMP/text" | sort -u | wc -l)"
pdftotext -raw "$TMP/out/leaflet/row.pdf" "$TMP/text"
same "no word of a row taller than a page is lost" 400 \
    "$(grep -ow 'word[0-9]*' "$TMP/text" | sort -u | wc -l)"
