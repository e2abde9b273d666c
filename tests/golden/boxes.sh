# Boxes taller than a page: where they are parted.
. tests/lib.sh

cat >"$TMP/box.xml" <<'END'
<article id="box" lang="en-GB">
  <title>A box</title>
  <summary>It is here to be tried.</summary>
  <section>
    <title>What is in it?</title>
    <note kind="key-points">
      <title>Before you come</title>
      <ul>
        <li>One: your glasses, a list of medicines, any questions.</li>
        <li>Two: someone who may sit and wait with you.</li>
        <li>Three: tell us if stairs or sound are a difficulty.</li>
      </ul>
    </note>
  </section>
</article>
END

# A list's beginning and end are better whole, but its items are better whole
# than a line of one alone.
exits "a box taller than a page is set" 0 "$LEAFLET" \
    -s editions.leaflet.format=a5 -s editions.leaflet.profile=giant \
    --to pages "$TMP/box.xml"
awk '$1 == "page" { page = $2 }
    /"(One|Two|Three): / { first = page }
    /(questions|you|difficulty)\."/ { print (page == first ? "whole" : "parted") }' \
    "$TMP/stdout" >"$TMP/items"
same "its items stay whole" "whole whole whole" "$(paste -sd ' ' "$TMP/items")"
same "and yet it is parted" 2 "$(grep -c 'rect.*E6F0F1' "$TMP/stdout")"
