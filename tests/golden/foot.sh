# No page of giant print ends within a word, be it at a hyphen of its own.
. tests/lib.sh

for article in content/articles/*.xml; do
	"$LEAFLET" build --to pages -e giant -s editions.giant.profile=giant \
	    "$article" | awk -v article="${article##*/}" '
		/\[footer\]/ && last ~ /-"$/ { print article ", " page ": " last }
		$1 == "page" { page = $2 }
		{ last = $1 == "text" && !/\[footer\]/ ? $0 : "" }'
done >"$TMP/broken"
same "pages end with whole words" '' "$(cat "$TMP/broken")"
