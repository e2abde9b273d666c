# Inside pages keep to their budget of ink: 10 %.
. tests/lib.sh

"$LEAFLET" -q -o "$TMP/out" content/articles
expect "inside pages take 10 % ink at most" \
    python3 tests/pdf/ink.py 10 "$TMP"/out/leaflet/*.pdf
exits "a page over the budget is seen" 1 \
    python3 tests/pdf/ink.py 3 "$TMP"/out/leaflet/*.pdf
