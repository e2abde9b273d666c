# Every leaflet of content/: a sound file, tagged, with a title, its fonts
# embedded as subsets with Unicode, and the whole text of its article.
. tests/lib.sh

exits 'content/ is made' 0 "$LEAFLET" -e leaflet -o "$TMP/out" \
    content
same 'without a message' '' "$(cat "$TMP/stderr")"
same 'a leaflet an article' \
    "$(grep -L 'status="draft"' content/articles/*.xml | wc -l)" \
    "$(ls "$TMP"/out/leaflet/*.pdf | wc -l)"

# fonts FILE: prints what is wrong with its fonts.
fonts() {
	pdffonts "$1" | awk -v want="yes yes yes" '
		NR > 2 {
			count++
			# name, type (words), encoding, emb sub uni, object
			if ($(NF - 4) " " $(NF - 3) " " $(NF - 2) != want)
				print
			if ($1 !~ /^[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z]\+/)
				print $1 " has no subset tag"
		}
		END { if (!count) print "no fonts" }'
}

field() {
	pdfinfo "$1" | sed -n "s/^$2: *//p"
}

for pdf in "$TMP"/out/leaflet/*.pdf; do
	id=$(basename "$pdf" .pdf)
	source=content/articles/$id.xml
	expect "$id: qpdf finds no fault" qpdf --check "$pdf"
	same "$id: fonts" '' "$(fonts "$pdf")"
	same "$id: tagged" yes "$(field "$pdf" Tagged)"
	same "$id: PDF 1.7" 1.7 "$(field "$pdf" 'PDF version')"
	same "$id: title" "$(python3 -c '
import sys, xml.etree.ElementTree as E
title = E.parse(sys.argv[1]).find("title")
print(" ".join("".join(title.itertext()).split()))' "$source")" \
	    "$(field "$pdf" Title)"
	# Poppler turns round what stands beside the glyphs of words that run
	# from right to left; the validator reads these leaflets by itself.
	case $id in
	*.ur) expect "$id: the whole text" \
		python3 tests/pdf/validate.py "$pdf" "$source" ;;
	*) python3 tests/pdf/text.py "$source" "$pdf" ;;
	esac
done
