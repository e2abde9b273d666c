# The same input gives the same bytes: at another time, in another time zone,
# with a decimal comma, alone or in a batch, from another folder.
. tests/lib.sh

"$LEAFLET" -e leaflet -o "$TMP/one" content
mkdir "$TMP/locale"
expect 'a German locale can be made' \
    localedef -i de_DE -f UTF-8 "$TMP/locale/de_DE.UTF-8"
same 'its decimal sign is a comma' , \
    "$(LOCPATH=$TMP/locale LC_ALL=de_DE.UTF-8 locale decimal_point)"

LOCPATH=$TMP/locale LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo LANGUAGE=de \
    "$LEAFLET" -e leaflet -o "$TMP/two" content
expect 'in Tokyo and German' diff -r "$TMP/one/leaflet" "$TMP/two/leaflet"

article=$(ls content/articles/*.xml | sed -n 3p)
id=$(basename "$article" .xml)
"$LEAFLET" -e leaflet -o "$TMP/alone" "$article"
expect 'alone and in a batch' cmp "$TMP/one/leaflet/$id.pdf" \
    "$TMP/alone/leaflet/$id.pdf"

(cd content/articles && "$LEAFLET" -e leaflet -o "$TMP/there" .)
expect 'from another folder' diff -r "$TMP/one/leaflet" "$TMP/there/leaflet"

for form in article galley pages; do
	"$LEAFLET" -e leaflet --to $form content >"$TMP/a"
	LOCPATH=$TMP/locale LC_ALL=de_DE.UTF-8 "$LEAFLET" -e leaflet \
	    --to $form content >"$TMP/b"
	expect "--to $form in German" cmp "$TMP/a" "$TMP/b"
	same "--to $form is sorted by id" \
	    "$(basename -s .xml content/articles/*.xml | LC_ALL=C sort)" \
	    "$(sed -n 's/^# //p' "$TMP/a")"
done
