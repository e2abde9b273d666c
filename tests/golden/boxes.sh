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

cat >"$TMP/urgent.xml" <<'END'
<article id="urgent" lang="en-GB">
  <title>A box</title>
  <summary>It is here to be tried.</summary>
  <section>
    <title>What is in it?</title>
    <note kind="urgent">
      <p>If you cannot keep yourself safe, use one of these now, and wait for nobody else.</p>
      <dl>
        <dt>01632 960001</dt><dd>Ambulance, police, or the fire brigade in Ambleford and around</dd>
        <dt>01632 960002</dt><dd>A nurse, by day and by night</dd>
        <dt>01632 960003</dt><dd>Somebody who listens, free</dd>
        <dt>01632 960004</dt><dd>The same, by text</dd>
      </dl>
    </note>
  </section>
</article>
END

# How many numbers each page has that was printed last.
rows() {
	awk '$1 == "page" { print rows[page]; page = $2 }
		/"01632 96000/ { rows[page]++ } END { print rows[page] }' \
	    "$TMP/stdout" | grep . | paste -sd ' '
}
exits "an urgent box taller than a page is set" 0 "$LEAFLET" \
    -s editions.leaflet.format=a5 -s editions.leaflet.profile=large \
    --to pages "$TMP/urgent.xml"
same "the last number is not alone in a frame" "2 2" \
    "$(rows)"

# Unless the one before the last two were alone for it.
sed 's|<dt>01632 960004.*|&<dt>01632 960005</dt><dd>All the same, in Welsh</dd>|' \
    "$TMP/urgent.xml" >"$TMP/five.xml"
sed -i 's/id="urgent"/id="five"/' "$TMP/five.xml"
exits "an urgent box over four pages is set" 0 "$LEAFLET" \
    -s editions.leaflet.format=a5 -s editions.leaflet.profile=giant \
    --to pages "$TMP/five.xml"
same "the frame that is not full is the last one" "2 2 1" \
    "$(rows)"

# A box's last part is better not a line or two.
"$LEAFLET" -s editions.leaflet.format=a5 -s editions.leaflet.profile=giant \
    --to pages content/articles/how-marriage-counselling-works.xml |
    awk '$1 == "page" { page = $2 }
	/"and call one of/ { last = page }
	/"this leaflet\."/ && page == last { print "three lines" }' \
	>"$TMP/part"
same "the last part of a warning has three lines" "three lines" \
    "$(cat "$TMP/part")"
