# Every QR code of content/ can be read at 150 dpi, and its modules still at
# 60 dpi, and leads where the link printed beside it does; that of the contact
# panel leads to the article itself.
. tests/lib.sh

"$LEAFLET" -e leaflet -o "$TMP/out" content
for pdf in "$TMP"/out/leaflet/*.pdf; do
	id=$(basename "$pdf" .pdf)
	pdftoppm -r 150 -gray "$pdf" "$TMP/$id"
	zbarimg -q --raw "$TMP/$id"*.pgm 2>/dev/null | sort >"$TMP/codes"
	rm "$TMP/$id"*.pgm
	expect "$id: there are codes" test -s "$TMP/codes"
	same "$id: they say the same at 60 dpi" "$(cat "$TMP/codes")" \
	    "$(python3 tests/pdf/codes.py "$pdf" 60 | sort)"
	pdftotext -raw "$pdf" - | tr -d '\n ' >"$TMP/text"
	own=$(sed -n 's/.*<short-url>\(.*\)<.*/\1/p' "content/articles/$id.xml")
	same "$id: one code is its own" 1 "$(grep -cxF "$own" "$TMP/codes")"
	while read -r code; do
		expect "$id: ${code#*://} is printed" \
		    grep -qF "${code#*://}" "$TMP/text"
	done <"$TMP/codes"
	wanted=$("$LEAFLET" -e leaflet --to pages "content/articles/$id.xml" |
	    grep -c '^ *code ')
	same "$id: every code is read" "$wanted" \
	    "$(grep -c . "$TMP/codes")"
done
same 'too coarse a raster is seen' '?' \
    "$(python3 tests/pdf/codes.py "$pdf" 30 | sort -u)"
