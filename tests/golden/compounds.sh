# A compound's hyphen ends a line only where a part of it remains on either
# side that can be read by itself.
. tests/lib.sh

{
	cat <<'END'
<article id="compounds" lang="en-GB">
  <title>Compounds</title>
  <summary>It is here to be tried.</summary>
  <section>
    <title>Where do they break?</title>
END
	for lead in "" "And " "And then " "And then again "; do
		echo "<p>$lead"
		for i in 1 2 3 4 5 6; do
			echo "our in-laws, CBT-I on the wall, a well-known"
			echo "face-to-face check-up,"
		done
		echo "and no more.</p>"
	done
	echo "</section></article>"
} >"$TMP/compounds.xml"

"$LEAFLET" -s editions.leaflet.format=a5 -s editions.leaflet.profile=large \
    --to pages "$TMP/compounds.xml" >"$TMP/pages"

# ends WORDS: how many lines end so.
ends() {
	grep -c "^ *text .*[ \"]$1 *\"\$" "$TMP/pages"
}

for part in in- CBT-; do
	same "no line ends in $part" 0 "$(ends "$part")"
done
same "but some in well- or face-" yes \
    "$([ "$(ends '\(well\|face\|face-to\)-')" -gt 0 ] && echo yes)"
