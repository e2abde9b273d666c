# A face that is broken is passed over for the next one that has the character.
. tests/lib.sh

face=/usr/share/fonts/truetype/noto/NotoSansBengali-Regular.ttf
mkdir "$TMP/in" "$TMP/in/faces"
article bengali |
    sed 's|</section>|<p><span lang="bn">বাংলা</span></p>&|' \
    >"$TMP/in/bengali.xml"
echo 'fonts: {folders: [faces]}' >"$TMP/in/leaflet.yaml"
# A face of the configuration's folder would be taken first.
head -c $(($(wc -c <"$face") - 1000)) "$face" >"$TMP/in/faces/broken.ttf"
exits 'an article that needs it is made' 0 "$LEAFLET" -o "$TMP/out" "$TMP/in"
expect 'the one after it is embedded' sh -c \
    'pdffonts "$1" | grep -q NotoSansBengali' - "$TMP/out/leaflet/bengali.pdf"
