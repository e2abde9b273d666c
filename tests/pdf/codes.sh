# Every QR code of a back page can be read at 150 dpi and leads where the link
# printed beside it does; that of the contact panel leads to the article itself.
. tests/lib.sh

"$LEAFLET" -e leaflet -o "$TMP/out" content
for pdf in "$TMP"/out/leaflet/*.pdf; do
	id=$(basename "$pdf" .pdf)
	last=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
	pdftoppm -r 150 -f "$last" -l "$last" -gray "$pdf" "$TMP/$id"
	zbarimg -q --raw "$TMP/$id"*.pgm 2>/dev/null | sort >"$TMP/codes"
	expect "$id: there are codes" test -s "$TMP/codes"
	pdftotext -raw -f "$last" -l "$last" "$pdf" - | tr -d '\n ' \
	    >"$TMP/text"
	own=$(sed -n 's/.*<short-url>\(.*\)<.*/\1/p' "content/articles/$id.xml")
	same "$id: one code is its own" 1 "$(grep -cxF "$own" "$TMP/codes")"
	grep -vxF "$own" "$TMP/codes" | while read -r code; do
		expect "$id: ${code#*://} is printed" \
		    grep -qF "${code#*://}" "$TMP/text"
	done
	wanted=$("$LEAFLET" -e leaflet --to pages "content/articles/$id.xml" |
	    grep -c '^ *code ')
	same "$id: every code is read" "$wanted" \
	    "$(grep -c . "$TMP/codes")"
done
