# What is installed works from where it is, whatever the folder one stands in.
. tests/lib.sh

unset LEAFLET_DATA MAKEFLAGS MAKELEVEL
expect 'make install' make -s DIR="$DIR" install DESTDIR="$TMP/root" \
    PREFIX=/opt/leaflet
home=$TMP/root/opt/leaflet
expect 'the manual is there' test -s "$home/share/man/man1/leaflet.1"
expect 'and that of the formats' test -s "$home/share/man/man5/leaflet.5"
expect 'and the schema' test -s "$home/share/leaflet/article.rng"
article small >"$TMP/small.xml"
expect 'a leaflet is made' sh -c 'cd / && "$1" -o "$2/out" "$2/small.xml"' - \
    "$home/bin/leaflet" "$TMP"
expect 'it is whole' qpdf --check "$TMP/out/leaflet/small.pdf"
mkdir "$TMP/bin"
cp "$home/bin/leaflet" "$TMP/bin"
exits 'the program alone' 2 "$TMP/bin/leaflet" -o "$TMP/out" "$TMP/small.xml"
says 'misses its fonts' 'its fonts are not found'
