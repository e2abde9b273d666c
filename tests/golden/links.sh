# The addresses of links on paper, by setting: links.print and brand.short-url.
. tests/lib.sh

cat >"$TMP/main.xml" <<'END'
<article id="main" lang="en-GB">
  <title>All <a href="https://example.org/title">links</a></title>
  <summary>They lead somewhere.</summary>
  <about>
    <source>A <a href="https://example.org/source">report</a>.</source>
  </about>
  <opening><p>A lead to <a href="https://example.org/lead/">one</a>.</p></opening>
  <section>
    <title>A <a href="https://example.org/heading">heading</a></title>
    <p>Shown: <a href="https://www.example.org/talk">Example.org/talk</a>, <a
    href="tel:+441632960118">01632 960118</a>. To no address: <a
    ref="bare">bare</a>. To an article: <a ref="known">known</a>, <a
    ref="numbered">numbered</a>.</p>
    <ul><li><em>In <a href="tel:01632960118">calls</a></em></li>
      <li><q>to <a href="https://example.org/one">one</a></q>, again <a
      href="https://example.org/one/">one</a></li></ul>
    <table><head><cell>Head <a href="https://example.org/head">cell</a></cell></head>
    <row><cell>Body <a href="https://example.org/a?b=1&amp;c=2">cell</a></cell></row></table>
    <section><title>Below</title>
      <p>A <a href="https://example.org/a/long-address/of_many/parts/that/goes/over/the/end/of-a-line.html">long one</a>.</p>
    </section>
  </section>
  <section>
    <title>Another section</title>
    <p>Back to <a href="https://example.org/one">one</a>.</p>
  </section>
</article>
END
article bare >"$TMP/bare.xml"
about() {
	article "$1" | sed "s|</summary>|&<about>$2</about>|"
}
about known '<url>https://example.org/articles/known</url><short-url>https://example.org/01</short-url>' \
    >"$TMP/known.xml"
about numbered '<reference>L 2</reference>' >"$TMP/numbered.xml"

# words SETTING...: each line that is set, without what About may add.
words() {
	"$LEAFLET" -q --to galley "$@" "$TMP/main.xml" | awk '
		/^slice/ { if (line != "") print line; line = "" }
		/^  text/ {
			sub(/^[^"]*"/, "")
			sub(/"$/, "")
			line = line $0
		}
		END { print line }' | sed 's/ $//'
}

none=$(words)
same 'no address is printed by default' "$(words -s links.print=none)" "$none"
same 'none at all' '' "$(printf '%s\n' "$none" | grep '(')"

same 'addresses after their links' "$(cat <<'END'
A lead to one (example.org/lead).
A heading
Shown: Example.org/talk, 01632 960118. To no address:
bare. To an article: known (example.org/01), numbered.
In calls (01632960118)
“to one (example.org/one)”, again
one (example.org/one)
Head cell
Body cell (example.org/a?b=1&c=2)
Below
A long one (example.org/a/long-address/of_many/
parts/that/goes/over/the/end/of-a-line.html).
Another section
Back to one (example.org/one).
About this leaflet
Sources. A report (example.org/source).
END
)" "$(words -s links.print=inline)"

same 'notes at the end of each section, numbered through' "$(cat <<'END'
A lead to one (link 1).
Links
1.example.org/lead
A heading
Shown: Example.org/talk, 01632 960118. To no address:
bare. To an article: known (link 2), numbered (link 3).
In calls (link 4)
“to one (link 5)”, again one (link 5)
Head cell
Body cell (link 6)
Below
A long one (link 7).
Links
2.example.org/01
3.s.example.org/L%202
4.01632960118
5.example.org/one
6.example.org/a?b=1&c=2
7.example.org/a/long-address/of_many/parts/that/goes/over/
the/end/of-a-line.html
Another section
Back to one (link 8).
Links
8.example.org/one
About this leaflet
Sources. A report (link 9).
Links
9.example.org/source
END
)" "$(words -s links.print=notes \
    -s 'brand.short-url=https://s.example.org/{reference}')"

same 'words of the configuration' 'Addresses A lead to one [1].' "$(words \
    -s links.print=notes -s strings.en.links=Addresses \
    -s 'strings.en.link-note=[{number}]' |
    grep -m2 'A lead\|Addresses' | sort -r | paste -sd' ')"

# The tags of a note, and the addresses that the PDF leads to.
"$LEAFLET" -q --to galley -s links.print=notes "$TMP/main.xml" >"$TMP/galley"
expect 'a label' grep -q '\[Sect/L/LI/Lbl\].*"2\."' "$TMP/galley"
expect 'and a link in the body' \
    grep -q '\[Sect/L/LI/LBody/Link\].*"example.org/01"' "$TMP/galley"
exits 'a PDF' 0 "$LEAFLET" -q -s links.print=notes -o "$TMP/out" \
    -s 'brand.short-url=https://s.example.org/{reference}' "$TMP"
qpdf --qdf --object-streams=disable "$TMP/out/leaflet/main.pdf" "$TMP/qdf"
# links ADDRESS: how many areas of the pages lead there.
links() {
	grep -caF "/URI ($1)" "$TMP/qdf"
}
same 'a note leads to its address' 2 "$(links https://example.org/lead/)"
same 'one note for two links' 5 "$(($(links https://example.org/one) +
    $(links https://example.org/one/)))"
same 'a made link' yes \
    "$(test "$(links https://s.example.org/L%202)" -ge 2 && echo yes)"
expect 'its words have no marks of breaks' sh -c \
    '! grep -aq "200b" "$1"' - "$TMP/qdf"
same 'a made link is the code of the article' 'https://s.example.org/L%202' \
    "$(pdftoppm -r 150 -png -f 3 "$TMP/out/leaflet/numbered.pdf" "$TMP/page"
    zbarimg -q --raw "$TMP"/page*.png 2>/dev/null |
	grep -m1 -F 's.example.org')"

# Columns too narrow for a whole address: it is broken, and the table set.
cell='<cell><a href="https://example.org/0123456789">one</a></cell>'
article table | sed "s|<p>.*</p>|<table><row>$cell$cell$cell</row></table>|" \
    >"$TMP/table.xml"
exits 'addresses side by side' 0 "$LEAFLET" check --strict \
    -s check.duties=no -s links.print=inline "$TMP/table.xml"

# Every leaflet of content/ is sound either way.
for print in inline notes; do
	exits "content/ with $print" 0 "$LEAFLET" -q -s links.print=$print \
	    -o "$TMP/$print" content
	expect "is valid with $print" python3 tests/pdf/validate.py \
	    "$TMP/$print"/leaflet/*.pdf
done
