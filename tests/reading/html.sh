# Pages: well-formed, whole in themselves, with every word of the article, and
# with the structure that it has.  What a browser makes of them is for
# `make check-web`.
. tests/lib.sh

exits 'pages of content/' 0 "$LEAFLET" -q --to html -o "$TMP/out" content
exits 'a page of every element' 0 "$LEAFLET" -q --to html -o "$TMP/out" \
    --allow-outside tests/reading/everything.xml
article urdu | sed 's|en-GB|ur|; s|<p>.*</p>|<p>فون 01632 960118</p>|
    s|</title>|<br/>x</title>|' >"$TMP/urdu.xml"
exits 'one that runs from right to left' 0 "$LEAFLET" -q --to html \
    -o "$TMP/out" "$TMP/urdu.xml"
expect 'says so' grep -q '^<html lang="ur" dir="rtl">$' \
    "$TMP/out/leaflet/urdu.html"
expect 'and keeps numbers in their order' grep -qF \
    'فون <bdi class="whole" dir="ltr">01632 960118</bdi></p>' \
    "$TMP/out/leaflet/urdu.html"

expect 'and has room between its lines' grep -q 'blockquote){line-height:2.00}' \
    "$TMP/out/leaflet/urdu.html"
article bengali | sed 's|en-GB|bn|' >"$TMP/bengali.xml"
exits 'one with digits of its own' 0 "$LEAFLET" -q --to html -o "$TMP/out" \
    "$TMP/bengali.xml"
expect 'numbers its lists with them' grep -q \
    '^@counter-style own{system:numeric;symbols:"০" "১" "২" .*:counter(step,own)' \
    "$TMP/out/leaflet/bengali.html"
page=$TMP/out/leaflet/your-first-session.html
expect 'a page leads to its translations' grep -qF \
    '<li lang="ur" dir="rtl"><a href="https://example.org/002-ur"><bdi>اردو' \
    "$page"
for style in field frame band plain; do
	exits "a page with the cover $style" 0 "$LEAFLET" -q --to html \
	    -o "$TMP/$style" -s cover.style=$style \
	    content/articles/family-therapy.xml
	grep -c -e '<div class="art"' -e '<div class="band"' \
	    "$TMP/$style/leaflet/family-therapy.html" >"$TMP/$style.count"
done
same 'rings, a band with rings, neither' '1 1 2 0' \
    "$(cat "$TMP/field.count" "$TMP/frame.count" "$TMP/band.count" \
	"$TMP/plain.count" | xargs)"
for style in field frame band plain; do
	sed '/<style>/,/<\/style>/d; s/<[^>]*>//g' \
	    "$TMP/$style/leaflet/family-therapy.html" | grep . >"$TMP/$style.text"
	expect "$style: the same words" cmp "$TMP/field.text" "$TMP/$style.text"
done
lines=$("$LEAFLET" -v --to html -o "$TMP/out" \
    content/articles/family-therapy.xml 2>&1)
same 'what has not changed is made again' '1 leaflet made' \
    "$(echo "$lines" | grep -o '1 leaflet made')"
expect 'and no PDF is' test ! -e "$TMP/out/leaflet/family-therapy.pdf"

pairs="tests/reading/everything.xml $TMP/out/leaflet/everything.html"
for source in content/articles/*.xml; do
	id=$(basename "$source" .xml)
	pairs="$pairs $source $TMP/out/leaflet/$id.html"
done
# shellcheck disable=SC2086 # names without spaces
same 'every page is sound' '' "$(python3 tests/reading/page.py $pairs)"

# The checks see a fault.
page=$TMP/out/leaflet/family-therapy.html
source=content/articles/family-therapy.xml
# broken NAME SED-SCRIPT: a page changed so is refused.
broken() {
	sed "$2" "$page" >"$TMP/broken.html"
	exits "$1 is seen" 1 python3 tests/reading/page.py "$source" \
	    "$TMP/broken.html"
}
broken 'a lost word' 's/mobile/thing/'
broken 'a heading too low' 's/<h3>/<h4>/; s/<\/h3>/<\/h4>/'
broken 'an open element' 's/<\/ul>//'
broken 'a script' 's/<main>/<main><script><\/script>/'
broken 'a picture from elsewhere' 's/<main>/<main><img alt="" src="x.png">/'
broken 'a jump that leads nowhere' 's/id="s2"/id="s0"/'

article gone | sed 's|<p>|<figure src="gone.png" alt="It is not there"/>&|' \
    >"$TMP/gone.xml"
exits 'a page without its picture' 1 "$LEAFLET" -q --to html -o "$TMP/out" \
    "$TMP/gone.xml"
says 'is not made' "gone.xml:7:5: error: the picture '$TMP/gone.png' cannot"
expect 'and nothing is left of it' test ! -e "$TMP/out/leaflet/gone.html"
exits 'the same bytes again' 0 "$LEAFLET" -q --to html -o "$TMP/again" content
expect 'alone or with others' cmp "$page" "$TMP/again/leaflet/family-therapy.html"
