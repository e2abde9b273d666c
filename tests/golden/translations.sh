# Translations: ID.LANG.xml beside ID.xml comes out as ID.LANG.pdf, refers to
# its own language, and two files of one id and language are refused.
. tests/lib.sh

in=$TMP/articles
mkdir "$in"

# translation ID LANG TAIL: an article in a language, on standard output.
translation() {
	article "$1" | sed -e "s/lang=\"en-GB\"/lang=\"$2\"/" \
	    -e "s|</article>|$3</article>|" \
	    -e "s|^  <section>|<about><short-url>https://e.org/$1/$2</short-url></about><section>|"
}
translation grief en-GB '<related ref="sleep"/>' >"$in/grief.xml"
translation grief cy '<related ref="sleep"/><related ref="work"/>' \
    >"$in/grief.cy.xml"
translation grief pl '' >"$in/grief.pl.xml"
translation sleep en-GB '' >"$in/sleep.xml"
translation sleep cy '' >"$in/sleep.cy.xml"
translation work en-GB '' >"$in/work.xml"

# objects FILE.pdf: its objects as text.
objects() {
	qpdf --qdf --object-streams=disable "$1" - | strings -a
}

exits 'all are made' 0 "$LEAFLET" -o "$TMP/out" --report "$TMP/report.json" \
    "$in"
same 'each has a name of its own' \
    'grief.cy.pdf grief.pdf grief.pl.pdf sleep.cy.pdf sleep.pdf work.pdf' \
    "$(cd "$TMP/out/leaflet" && LC_ALL=C ls | tr '\n' ' ' | sed 's/ $//')"
same 'and a language' cy "$(objects "$TMP/out/leaflet/grief.cy.pdf" |
    sed -n 's|.*/Lang *(\([a-z]*\)).*|\1|p' | head -1)"
same 'the report calls it so' 'grief grief.cy grief.pl sleep sleep.cy work' \
    "$(python3 -c 'import json, sys
print(*sorted(one["id"] for one in json.load(open(sys.argv[1]))["articles"]))' \
	"$TMP/report.json")"
"$LEAFLET" --to pages "$in" >"$TMP/pages"
same 'and the form that is printed' \
    'grief grief.cy grief.pl sleep sleep.cy work' \
    "$(sed -n 's/^# //p' "$TMP/pages" | tr '\n' ' ' | sed 's/ $//')"

# What is related: addresses on the page of one leaflet.
addresses() {
	"$LEAFLET" --to pages "$in/$1.xml" | grep -o 'e\.org/[a-z/A-Z-]*' |
	    grep -v "$2" | sort -u | tr '\n' ' '
}
same 'an article refers to its own language' \
    'e.org/sleep/en-GB e.org/work/en-GB ' "$(addresses grief grief)"
same 'a translation to its own, else to the base' \
    'e.org/sleep/cy e.org/work/en-GB ' "$(addresses grief.cy grief)"
same "a base's title, excerpt and name are tagged in its language" 3 \
    "$(objects "$TMP/out/leaflet/grief.cy.pdf" |
	grep -c '/Lang *(en-GB)')"
same 'alone and in a batch' "$(sed -n '/^# grief.cy$/,/^# grief.pl$/p' \
    "$TMP/pages" | grep -v '^# ')" \
    "$("$LEAFLET" --to pages "$in/grief.cy.xml" | grep -v '^# ')"

# A translation that comes, changes or goes changes the leaflets that name it.
remade() {
	exits "$1" 0 "$LEAFLET" -v --prune -o "$TMP/out" \
	    "$in"
	same 'only those are made that show it' "$2" "$(sed -n \
	    's|^.*/leaflet/\(.*\)\.pdf: .*|\1|p' "$TMP/stderr" | tr '\n' ' ')"
	rm -rf "$TMP/fresh"
	"$LEAFLET" -q -o "$TMP/fresh" "$in"
	expect 'as if made from nothing' diff -r "$TMP/fresh/leaflet" \
	    "$TMP/out/leaflet"
}
translation sleep pl '' >"$in/sleep.pl.xml"
remade 'a translation comes' 'grief.pl sleep sleep.cy sleep.pl '
sed -i 's|sleep/pl|sen|' "$in/sleep.pl.xml"
remade 'it changes' 'grief.pl sleep sleep.cy sleep.pl '
rm "$in/sleep.pl.xml"
remade 'it goes' 'grief.pl sleep sleep.cy '

# Two files of one id and language.
translation work cy '' >"$in/work.cy.xml"
mkdir "$in/more"
cp "$in/work.cy.xml" "$in/more"
rm -r "$TMP/out"
exits 'two files of one name' 1 "$LEAFLET" -o "$TMP/out" "$in"
says 'the one names the other' \
    "more/work.cy.xml: error: the id 'work.cy' is also that of $in/work.cy.xml"
says 'and the other the one' \
    "/work.cy.xml: error: the id 'work.cy' is also that of $in/more/work.cy.xml"
expect 'neither is made' test ! -e "$TMP/out/leaflet/work.cy.pdf"
expect 'the base is' test -s "$TMP/out/leaflet/work.pdf"
rm -r "$in/more"
exits 'and alone, in the same library' 0 "$LEAFLET" -o "$TMP/out" \
    "$in/work.cy.xml"

translation work cy '' >"$in/work.xml"
exits 'a base in the language of a translation' 1 "$LEAFLET" -o "$TMP/out" \
    "$in/work.xml"
says 'is named with it' "/work.xml: error: the article is in the language of \
$in/work.cy.xml as well. Mend lang in one of the two; neither is made."

# The marks between words are the language's own.
"$LEAFLET" -e giant -s editions.giant.profile=giant --to pages \
    content/articles/your-first-session.ur.xml >"$TMP/pages"
expect 'Urdu topics have Urdu commas' grep -q '"پر: ابتدا، ' "$TMP/pages"
expect 'its details end in Urdu stops' grep -q '"۔ "' "$TMP/pages"
expect 'the last one, too' grep -q '"۔"' "$TMP/pages"
"$LEAFLET" -s back.topics-form=sentence -s 'strings.en.comma= / ' \
    -s editions.leaflet.profile=large -s 'strings.en.stop=; ' --to pages \
    content/articles/your-first-session.xml >"$TMP/pages"
expect 'a configuration may have others' grep -q 'version 1; ' "$TMP/pages"
expect 'for both' grep -q ' / talking therapy / ' "$TMP/pages"

# A strapline is never cut, and stands as close in all languages.
"$LEAFLET" -e giant -s editions.giant.profile=giant --to pages \
    content/articles/your-first-session.ur.xml >"$TMP/pages"
same 'a strapline takes the lines that it needs' '"An example " "practice"' \
    "$(sed -n '/^page 2$/q; s/^ *text.* \("An .*\|"practice.*\)/\1/p' \
	"$TMP/pages" | tr '\n' ' ' | sed 's/ $//')"
strapline() {
	"$LEAFLET" --to pages "content/articles/your-first-session$1.xml" |
	    sed -n 's/^ *text [0-9.]* \([0-9.]*\) .*"An example practice"/\1/p'
}
same 'a Latin one has Latin leading' "$(strapline '')" "$(strapline .ur)"

# A copy whose file was renamed, and nothing in it.
mkdir "$TMP/copied"
article one >"$TMP/copied/one.xml"
cp "$TMP/copied/one.xml" "$TMP/copied/two.xml"
exits 'a copied file' 1 "$LEAFLET" -o "$TMP/out" "$TMP/copied"
says 'is told which id it has' \
    "two.xml: error: the id 'one' is also that of $TMP/copied/one.xml"
