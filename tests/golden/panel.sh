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
