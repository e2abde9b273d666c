# A drawing grows with the text, up to the measure.
. tests/lib.sh

cat >"$TMP/drawing.svg" <<'END'
<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="20mm"
     viewBox="0 0 60 20"><circle cx="30" cy="10" r="9"/></svg>
END
cat >"$TMP/figure.xml" <<'END'
<article id="figure" lang="en-GB">
  <title>A figure</title>
  <summary>It is here to be tried.</summary>
  <section>
    <title>What is it?</title>
    <p>A disc.</p>
    <figure src="drawing.svg" alt="A disc."/>
  </section>
</article>
END

# drawn PROFILE FORMAT: its size.
drawn() {
	"$LEAFLET" -s editions.leaflet.profile="$1" --to pages \
	    -s editions.leaflet.format="$2" "$TMP/figure.xml" |
	    sed -n 's/^ *drawing [^ ]* [^ ]* \(.*\) \[.*Figure.*/\1/p'
}

same "a drawing has its own size" "60.00 x 20.00" "$(drawn standard a5)"
same "half as much again in large print" "90.00 x 30.00" "$(drawn large a4)"
same "twice as much in giant print" "120.00 x 40.00" "$(drawn giant a4)"
same "but no more than the measure" "112.00 x 37.33" "$(drawn giant a5)"
