# validate.py can tell: a good leaflet of each standard is damaged in one way at
# a time, and the right rule, and no other, must be named.
. tests/lib.sh

for standard in ua-1,a-2a ua-1,a-3a ua-2,a-4 ua-2,a-4f; do
	exits "the sample is made of $standard" 0 "$LEAFLET" -q \
	    -s editions.leaflet.standard=$standard -o "$TMP/$standard.out" \
	    tests/pdf/sample
	mv "$TMP/$standard.out/leaflet" "$TMP/$standard"
done
python3 tests/pdf/damage.py sample.pdf tests/pdf/sample/sample.xml "$TMP"
