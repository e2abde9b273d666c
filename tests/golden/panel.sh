# The panel of large print: what a leaflet states of itself.
. tests/lib.sh

# shows PROFILE ARTICLE WORDS: lines that are these words, and no more.
shows() {
	"$LEAFLET" build --to pages -e "$1" -s "editions.$1.profile=$1" \
	    "content/articles/$2.xml" | grep -c "\"$3 *\"\$"
}

for profile in large giant; do
	for line in 'Published 18 March 2026.' 'Next review March 2029.' \
	    'Feedback: 01632 960120.'; do
		same "a line of $profile print is: $line" 1 "$(shows $profile \
		    couples-therapy-by-telephone "$line")"
	done
done
# Kept whole, the statements would need the line that the topics stand on.
same "they are parted rather than take the topics' room" 1 \
    "$(shows large your-first-session.pl 'Tematy do wyszukania')"

# right PROFILE ARTICLE [OPTION...]: where the panel's text ends, and its last
# baseline.
right() {
	profile=$1
	article=$2
	shift 2
	"$LEAFLET" build --to pages -e "$profile" \
	    -s "editions.$profile.profile=$profile" "$@" \
	    "content/articles/$article.xml" | awk '
		/\[background\]/ { right = low = 0 }
		$1 == "text" && $2 + $4 > right { right = $2 + $4 }
		$1 == "text" && $3 > low { low = $3 }
		END { print (right <= 130 ? "between the margins" : right), low }'
}

# The contact's widest line takes two, the upper one higher than usual.
same "wide details stand between the margins" "between the margins 198.00" \
    "$(right standard sleep-and-worry)"
same "also where an address has two lines of its own" \
    "between the margins 198.00" "$(right standard sleep-and-worry \
	-s "brand.address=14 Mill Lane$(printf '\342\200\250')Ambleford")"
same "and so they do below one another" "between the margins 199.00" \
    "$(right clear couples-therapy-by-telephone)"

# Where not even a page has room, spaces give way before the statements do.
same "in giant Urdu each has a line" 4 "$("$LEAFLET" build --to pages -e giant \
    -s editions.giant.profile=giant -s editions.giant.format=a5 \
    content/articles/your-first-session.ur.xml |
    awk '/\[background\]/ { n = 0; split("", seen) }
	/ 20pt / && !seen[$3]++ { n++ } END { print n }')"
# Nothing that the brand says of itself is left out, or falls off the page.
# brand SETTING: what the last page shows where the brand is so.
brand() {
	{ printf 'brand:\n  phone: 01632 960118\n  url: https://example.org\n'
	    printf '  %s\n' "$1"; } >"$TMP/brand.yaml"
	article told >"$TMP/told.xml"
	"$LEAFLET" build --to pages -c "$TMP/brand.yaml" "$TMP/told.xml" |
	    awk '/^page/ { page = "" } { page = page $0 "\n" }
		END { printf "%s", page }'
}
brand 'name: Riverside Talking Therapies and Mental Health Service' \
    >"$TMP/name"
expect 'a long name goes on on a second line' grep -q 'Health Service"$' \
    "$TMP/name"
brand 'address: "1 High Street\LThe Green\LTown\LCounty\LAB1 2CD\LCountry"' \
    >"$TMP/address"
expect 'an address of many lines leaves what follows on the page' \
    awk '/example.org/ { found = $3 > 0 && $3 < 205 } END { exit !found }' \
    "$TMP/address"

# A word of the panel may be of the article, of another one, or of the brand.
mkdir "$TMP/wide"
article one >"$TMP/wide/one.xml"
article two | sed 's|<section>|<about><url>https://example.org/'$(
    printf '%090d' 0)'</url></about>&|' >"$TMP/wide/two.xml"
exits 'an address may be wider than the page' 0 "$LEAFLET" \
    -o "$TMP/wide/out" "$TMP/wide/one.xml"
same 'which is said once, and not of a line of this article' \
    "$TMP/wide/one.xml: warning: the word 'example.org/$(
	printf '%028d' 0)…' of the cover or the back page is wider than its line and is broken. Shorten it in <about>, in the related article that it belongs to, or in the configuration." \
    "$(cat "$TMP/stderr")"
