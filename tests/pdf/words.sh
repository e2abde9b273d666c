# Divided words, ligatures and two languages: who reads the structure, or has
# lines joined again, gets whole words in their order.
. tests/lib.sh

cat >"$TMP/leaflet.yaml" <<'END'
formats:
  slim: {size: 90mm 180mm, margins: 14mm}
editions:
  leaflet: {format: slim}
styles:
  body: {align: justify, hyphenate: yes}
END
en='Sufficient difficulties with flexible offices affirm that afternoons'
en="$en fluctuate considerably, notwithstanding extraordinary circumstances"
en="$en and predominantly international responsibilities."
de='Die Dampfschifffahrtsgesellschaft veröffentlicht ausführliche'
de="$de Empfehlungen, damit Gesprächsbereitschaft und Aufmerksamkeit"
de="$de auffindbar bleiben."
cat >"$TMP/words.xml" <<END
<article id="words" lang="en-GB">
  <title>Difficult offices</title>
  <summary>Whole words in order.</summary>
  <section>
    <title>What is affirmed?</title>
    <p>$en</p>
    <p>A guest says: <span lang="de">$de</span> And then silence.</p>
  </section>
</article>
END
exits 'it is made' 0 "$LEAFLET" -q -o "$TMP" "$TMP/words.xml"
pdf=$TMP/leaflet/words.pdf
expect 'it is valid' python3 tests/pdf/validate.py "$pdf" "$TMP/words.xml"
pdftotext -enc UTF-8 "$pdf" "$TMP/words.txt"
soft=$(printf '\302\255')
count=$(grep -c "$soft\$" "$TMP/words.txt")
expect "lines end in added hyphens ($count)" test "$count" -ge 4
expect 'in German, too' grep -q "Dampfschiff$soft\$" "$TMP/words.txt"
qpdf --qdf --object-streams=disable "$pdf" "$TMP/plain.pdf"
expect 'there are ligatures' grep -aqi '<0066006[69]' "$TMP/plain.pdf"

# one_line FILE: white space is a space.
one_line() {
	tr -s ' \n\f' ' ' <"$1"
}

pdfinfo -struct-text "$pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' >"$TMP/structure"
same 'by structure' "Difficult offices Whole words in order. What is affirmed? $en A guest says: $de And then silence." \
    "$(one_line "$TMP/structure" | sed 's/ *$//')"

if command -v mutool >/dev/null; then
	mutool convert -F text -O dehyphenate -o "$TMP/joined" "$pdf"
	same 'with lines joined again' "Difficult offices Whole words in order. What is affirmed? $en A guest says: $de And then silence." \
	    "$(one_line "$TMP/joined" | sed 's/ *Difficult offices 2 *$//')"
fi
