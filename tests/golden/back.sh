# The back page where nothing is to be read next: "About this leaflet" and more.
. tests/lib.sh

# article ID SOURCES: with so many sources.
article() {
	cat <<END
<article id="$1" lang="en-GB">
  <title>A walk in the park</title>
  <summary>It is here to be tried.</summary>
  <about>
    <audience>Walkers</audience>
    <topic>parks</topic>
    $(awk -v n="$2" 'BEGIN { for (i = 0; i < n; i++)
	print "<source>A book of parks, its part " i + 1 "</source>" }')
  </about>
  <section>
    <title>Where does it begin?</title>
    <p>At the gate near the church, where the bus stops.</p>
  </section>
</article>
END
}

# at ID WORDS: the pages on which a line begins with the words, and how many
# pages there are.
at() {
	"$LEAFLET" -s editions.leaflet.format=a5 -s back.related=0 \
	    -s "brand.phone=01632 960118" --to pages "$TMP/$1.xml" |
	    awk -v words="\"$2" '$1 == "page" { page = $2 }
		index($0, words) { printf "%d ", page }
		END { print "of " page }'
}

article short 3 >"$TMP/short.xml"
article long 30 >"$TMP/long.xml"
same "it stands on the back page" "3 of 3" "$(at short "About this leaflet")"
same "the sources stand there once" "3 of 3" "$(at short "Sources.")"
same "the topics stand below" "3 of 3" "$(at short "Search topics")"
same "the text is inside" "2 of 3" "$(at short "Where does it begin")"
same "it stays inside if it has no room there" "2 of 4" \
    "$(at long "About this leaflet")"
same "and the sources with it, once" "2 of 4" "$(at long "Sources")"

# A page that begins with topics has the rule of the others.
article none 0 >"$TMP/none.xml"
"$LEAFLET" -s editions.leaflet.format=a5 -s back.related=0 \
    -s "brand.phone=01632 960118" --to pages "$TMP/none.xml" >"$TMP/pages"
same "topics alone stand below the rule" "topics" \
    "$(awk '$1 == "page" { rule = 0 } /^ *line.*\[header\]/ { rule = 1 }
	/"Search topics/ && rule { print "topics" }' "$TMP/pages")"
same "where text does, not above the panel" "24.00" \
    "$(awk '/"Search topics/ { print $3 }' "$TMP/pages")"

# In clear print the dates stand below the code, and not close to it.
"$LEAFLET" -s editions.leaflet.profile=clear --to pages \
    content/articles/sleep-and-worry.xml >"$TMP/pages"
same "dates stand apart from the code" "7.5" \
    "$(awk '/^ *rect.*33\.00 x 33\.00/ { foot = $3 + 33 }
	/"RTT-031/ { print $3 - foot }' "$TMP/pages")"

# What has a page to itself hangs from the head, not from a foot that is not
# there: its first line is where the text's is inside.
"$LEAFLET" -e giant -s editions.giant.profile=giant --to pages \
    content/articles/your-first-session.pl.xml >"$TMP/pages"
same "topics begin where text does" "yes" \
    "$(awk '$1 == "page" { page = $2; first = 1 }
	$1 == "text" && first { first = 0; at[page] = $3 }
	/"Tematy do / { print $3 == at[page - 1] ? "yes" : $3 }' \
	"$TMP/pages")"
