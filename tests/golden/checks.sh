# What `leaflet check` asks beyond the format: duties, by setting.
. tests/lib.sh

SOURCE_DATE_EPOCH=1772582400 # 2026-03-04
export SOURCE_DATE_EPOCH
mkdir "$TMP/articles"
article small >"$TMP/articles/small.xml"

exits 'duties are warnings' 0 "$LEAFLET" check "$TMP/articles"
same 'one for each that is missing' 10 "$(grep -c warning: "$TMP/stderr")"
exits 'errors where the configuration is strict' 1 "$LEAFLET" check \
    -s check.strict=yes "$TMP/articles"
same 'all of them' 10 "$(grep -c error: "$TMP/stderr")"
exits 'or are not asked' 0 "$LEAFLET" check -s check.duties=no --strict \
    "$TMP/articles"
exits 'building does not ask' 0 "$LEAFLET" --strict -s check.strict=yes \
    -o "$TMP/out" "$TMP/articles"
same 'a brand does its own' 6 "$("$LEAFLET" check -s brand.name=N \
    -s brand.phone=01632960118 -s brand.feedback=here \
    -s 'brand.other-formats=Ask us.' "$TMP/articles" 2>&1 |
    grep -c 'warning: ')"
cat >"$TMP/articles/leaflet.yaml" <<'END'
editions:
  one: {format: a5}
  two: {format: a5, brand: {name: N}}
END
exits 'two editions' 0 "$LEAFLET" check "$TMP/articles"
same "the article's are named once, the brand's for each" '1 1' \
    "$(grep -c 'no version' "$TMP/stderr") $(grep -c publishes "$TMP/stderr")"
exits 'content/ does all' 0 "$LEAFLET" check --strict content
