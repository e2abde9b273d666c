# Every article of content/ holds the design's acceptance checks, in every
# profile on every kind of page, and in every theme.
. tests/lib.sh

# pages FOLDER SETTING...: the pages of all its articles, their settings.
pages() {
	folder=$1
	shift
	for setting; do
		set -- "$@" -s "$setting"
		shift
	done
	"$LEAFLET" build --to pages "$@" "$folder/articles" \
	    >"$TMP/pages" 2>"$TMP/err" &&
	    "$LEAFLET" config -c "$folder/leaflet.yaml" -e leaflet "$@" \
	        >"$TMP/config"
}

total=$(ls content/articles/*.xml | wc -l)

# accepted NAME FOLDER SETTING...: every article is set and holds the checks.
accepted() {
	name=$1
	shift
	pages "$@"
	same "all articles are set: $name" "$total" \
	    "$(grep -c '^# ' "$TMP/pages")"
	expect "the acceptance checks hold: $name" python3 \
	    tests/golden/acceptance.py "$TMP/pages" "$TMP/config" \
	    content/articles
}

# profile on format
while read -r profile format; do
	accepted "$profile on $format" content \
	    editions.leaflet.profile=$profile editions.leaflet.format=$format
done <<'END'
standard a5
standard a4
standard a4-2col
standard letter
standard half-letter
clear a5
clear a4
clear a4-2col
large a5
large a4
large a4-2col
large letter
giant a5
giant a4
giant a4-2col
clear half-letter
END

# Each theme as its file says.
for theme in orchard harbour; do
	cp -R content "$TMP/$theme"
	sed "s/riverside/$theme/" content/leaflet.yaml >"$TMP/$theme/leaflet.yaml"
	for profile in standard clear large giant; do
		accepted "$theme in $profile" "$TMP/$theme" \
		    editions.leaflet.profile=$profile
	done
done

for style in frame band plain; do
	accepted "a cover $style" content cover.style=$style
done
accepted "art that rises" content cover.art=rise
accepted "a masthead in standard print" content cover.masthead=yes

# The checks see a fault: a line moved off the grid, out of the page, onto
# another, and type that is too small.
pages content editions.leaflet.format=a5
# moved NAME SED: the pages changed by the command are refused.
moved() {
	sed "$2" "$TMP/pages" >"$TMP/moved"
	exits "$1 is seen" 1 python3 tests/golden/acceptance.py "$TMP/moved" \
	    "$TMP/config" content/articles
}
moved "a line off the grid" \
    's/^  text 18.00 \([0-9]*\).00 \(.*Sect\/P\]\)/  text 18.00 \1.50 \2/'
moved "a line out of the page" 's/^  text 18.00 /  text 48.00 /'
moved "a line on another" 's/^  text 18.00 66.00 /  text 18.00 80.00 /'
moved "small type" 's/ 10pt in / 9pt in /'
