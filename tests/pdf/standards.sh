# An edition's standard: what a file then claims and holds, the article in it,
# and what cannot go together.
. tests/lib.sh

field() {
	pdfinfo "$1" | sed -n "s/^$2: *//p"
}

# made NAME STANDARD VERSION: the sample and two articles are valid.
made() {
	exits "$1 is made" 0 "$LEAFLET" -q -o "$TMP/$1" \
	    -s "editions.leaflet.standard=$2" tests/pdf/sample
	exits "$1 of content" 0 "$LEAFLET" -q -o "$TMP/$1" -e leaflet \
	    -s "editions.leaflet.standard=$2" \
	    content/articles/your-first-session.ur.xml \
	    content/articles/sleep-and-worry.xml
	for source in tests/pdf/sample/sample.xml \
	    content/articles/your-first-session.ur.xml \
	    content/articles/sleep-and-worry.xml; do
		pdf=$TMP/$1/leaflet/$(basename "$source" .xml).pdf
		expect "$1: $(basename "$pdf") is valid" \
		    python3 tests/pdf/validate.py "$pdf" "$source"
		same "$1: PDF $3" "$3" "$(field "$pdf" 'PDF version')"
	done
}
made a-3a a-3a 1.7
made ua-1 ua-1 1.7
made ua-2 ua-2 2.0
made both ua-2,a-4 2.0
made a-4f a-4f 2.0

# What is not named follows from what is.
exits 'the default' 0 "$LEAFLET" -q -o "$TMP/plain" tests/pdf/sample
expect 'is what ua-1 brings' \
    cmp "$TMP/plain/leaflet/sample.pdf" "$TMP/ua-1/leaflet/sample.pdf"
expect 'ua-2 brings a-4' \
    cmp "$TMP/ua-2/leaflet/sample.pdf" "$TMP/both/leaflet/sample.pdf"

# The article comes out as it went in, whatever folder it lay in.
for name in a-3a a-4f; do
	pdfdetach -save 1 -o "$TMP/detached" "$TMP/$name/leaflet/sample.pdf"
	expect "$name: the article is in it" \
	    cmp tests/pdf/sample/sample.xml "$TMP/detached"
done
# Not with Chinese words, for which a machine may have no font.
iconv -f UTF-16 -t UTF-8 tests/golden/utf16.xml | sed 's/你好/γειά/' |
    iconv -f UTF-8 -t UTF-16 >"$TMP/utf16.xml"
exits 'an article in UTF-16' 0 "$LEAFLET" -q -o "$TMP/wide" \
    -s editions.leaflet.standard=a-3a "$TMP/utf16.xml"
pdfdetach -save 1 -o "$TMP/detached" "$TMP/wide/leaflet/utf16.pdf"
expect 'comes out whole' cmp "$TMP/utf16.xml" "$TMP/detached"
same 'none without it' '0 embedded files' \
    "$(pdfdetach -list "$TMP/both/leaflet/sample.pdf")"
mkdir "$TMP/elsewhere"
cp -R tests/pdf/sample/. "$TMP/elsewhere"
exits 'elsewhere' 0 "$LEAFLET" -q -o "$TMP/moved" -s \
    editions.leaflet.standard=a-3a "$TMP/elsewhere"
expect 'the same bytes' \
    cmp "$TMP/moved/leaflet/sample.pdf" "$TMP/a-3a/leaflet/sample.pdf"

# Only paper differs: the pages are the same.
for name in plain a-3a both; do
	pdftotext -bbox "$TMP/$name/leaflet/sample.pdf" - |
	    sed '/<meta\|<title/d' >"$TMP/$name.words"
done
expect 'words stand where they stood' cmp "$TMP/plain.words" "$TMP/a-3a.words"
expect 'in PDF 2.0 too' cmp "$TMP/plain.words" "$TMP/both.words"

# refused NAME STANDARD TEXT
refused() {
	exits "$1 is refused" 2 "$LEAFLET" -q -o "$TMP/none" \
	    -s "editions.leaflet.standard=$2" tests/pdf/sample
	says "$1: why" "$3"
	expect "$1: nothing is written" test ! -e "$TMP/none"
}
refused 'PDF/UA-1 with A-4' ua-1,a-4 'ua-1 is of PDF 1.7 and a-4 of PDF 2.0'
refused 'PDF/UA-2 with A-2a' ua-2,a-2a \
    'Write [ua-1, a-2a] or [ua-2, a-4] for editions.leaflet.standard.'
refused 'both UA' ua-1,ua-2 'Keep one of ua-1 and ua-2'
refused 'two of A' a-2a,a-3a 'one of a-2a, a-3a, a-4 and a-4f'
refused 'one that is none' ua-3 "'ua-3' is none of the choices"
