# One article in its variants: a valid file with the whole text, and so is one
# of content/ in large print, and one in two columns.
. tests/lib.sh

# holds NAME CONFIGURATION SETTING ARTICLE...: valid files, all of the text.
holds() {
	variant=$1
	config=$2
	setting=$3
	shift 3
	exits "$variant is made" 0 "$LEAFLET" -c "$config" -s "$setting" \
	    -o "$TMP/$variant" "$@"
	for source; do
		pdf=$TMP/$variant/leaflet/$(basename "$source" .xml).pdf
		expect "$variant: $(basename "$pdf") is valid" python3 \
		    tests/pdf/validate.py "$pdf"
		case $source in # see content.sh
		*.ur.xml) ;;
		*) python3 tests/pdf/text.py "$source" "$pdf" ;;
		esac
	done
}

for kind in large giant columns band plain; do
	holds $kind tests/variants/$kind.yaml back.related=4 \
	    tests/variants/tea-garden.xml
done
holds content-large content/leaflet.yaml editions.leaflet.profile=large \
    content/articles/family-therapy.xml
holds content-columns content/leaflet.yaml editions.leaflet.format=a4-2col \
    content/articles/couples-therapy-by-telephone.xml
