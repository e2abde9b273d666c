# validate.py can tell: a good leaflet is damaged in one way at a time, and the
# right rule, and no other, must be named.
. tests/lib.sh

exits 'the sample is made' 0 "$LEAFLET" -q -o "$TMP" tests/pdf/sample
python3 tests/pdf/damage.py "$TMP/leaflet/sample.pdf" \
    tests/pdf/sample/sample.xml "$TMP"
