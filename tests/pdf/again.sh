# The second run: what has not changed is left alone, what has changed is made
# again, and nothing else.
. tests/lib.sh

in=$TMP/in
out=$TMP/out
mkdir -p "$in/pictures"
# one ID TITLE BLOCK: an article without words in common with others.
one() {
	cat <<END
<article id="$1" lang="en-GB">
  <title>$2</title>
  <summary>Only about $1.</summary>
  <about><url>https://example.org/$1</url></about>
  <section><title>$2</title>$3</section>
</article>
END
}
drawing='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">
<rect width="90" height="30" fill="#0F4C5C"/></svg>'
echo "$drawing" >"$in/pictures/pond.svg"
one alpha Zebra '<p>Aaaaa.</p>' |
    sed 's|</section>|&<related ref="beta"/>|' >"$in/alpha.xml"
one beta Yonder '<p>Bbbbb.</p>' >"$in/beta.xml"
one gamma Xylem '<p><a href="https://example.org/">Gg</a>,
<a ref="delta">Ggg</a>.</p>' >"$in/gamma.xml"
one delta Willow '<p>Ddddd.</p>' >"$in/delta.xml"
one epsilon Violin '<figure src="pictures/pond.svg" alt="A pond"/>' \
    >"$in/epsilon.xml"
cat >"$in/leaflet.yaml" <<'END'
build: [leaflet, other]
editions:
  other: {format: a5}
END

# made NAME WANTED [OPTION...]: the leaflets that a run writes, by their names;
# all that lies there then is what a run into an empty folder makes ($fresh has
# its options).
made() {
	name=$1
	wanted=$2
	shift 2
	find "$out" -name '*.pdf' -printf '%p %i %T@\n' 2>/dev/null | sort \
	    >"$TMP/before"
	status=0
	"$LEAFLET" -o "$out" "$@" "$in" 2>"$TMP/stderr" || status=$?
	find "$out" -name '*.pdf' -printf '%p %i %T@\n' | sort >"$TMP/after"
	same "$name" "$wanted" "$(comm -13 "$TMP/before" "$TMP/after" |
	    sed "s|^$out/||; s|\.pdf .*||" | tr '\n' ' ')"
	rm -rf "$TMP/fresh"
	"$LEAFLET" -o "$TMP/fresh" $fresh "$in" 2>/dev/null
	expect "$name: as if made afresh" sh -c 'for edition in leaflet other
	do diff -r "$1/$edition" "$2/$edition" || exit 1; done' - \
	    "$TMP/fresh" "$out"
}
both() {
	for edition in leaflet other; do
		for id; do printf '%s/%s ' $edition "$id"; done
	done
}

fresh=
made 'the first run makes everything' \
    "$(both alpha beta delta epsilon gamma)"
made 'the second run makes nothing' ''
touch "$in"/*.xml "$in/pictures/pond.svg" "$in/leaflet.yaml"
made 'times alone change nothing' ''
sed -i 's/Bbbbb/Bbbbbbb/' "$in/beta.xml"
made 'a text' "$(both beta)"
sed -i 's|<title>Yonder</title>$|<title>Yesterday</title>|' "$in/beta.xml"
made 'a title that another one shows' "$(both alpha beta)"
sed -i 's|org/delta|org/d|' "$in/delta.xml"
made 'an address that a link leads to' "$(both delta gamma)"
echo "$drawing" | sed 's/0F4C5C/1F7080/' >"$in/pictures/pond.svg"
made 'a picture' "$(both epsilon)"
sed -i 's/format: a5/format: a5, cover: {art: none}/' "$in/leaflet.yaml"
made 'a setting of one edition' \
    "$(both alpha beta delta epsilon gamma | sed 's|leaflet/[a-z]* ||g')"
sed -i 's/^build/limits: {seconds: 30}\nbuild/' "$in/leaflet.yaml"
made 'a setting that is of the run alone' ''
echo "$drawing" >"$in/mark.svg"
sed -i 's/^build/brand: {logo: mark.svg}\nbuild/' "$in/leaflet.yaml"
made 'a logo' "$(both alpha beta delta epsilon gamma)"
echo "$drawing" | sed 's/0F4C5C/1F7080/' >"$in/mark.svg"
made 'another logo of the same name' "$(both alpha beta delta epsilon gamma)"
fresh='-s back.codes=no'
made 'a setting on the command line' \
    "$(both alpha beta delta epsilon gamma)" -s back.codes=no
fresh=
made 'and without it' "$(both alpha beta delta epsilon gamma)"
rm "$out/other/delta.pdf"
made 'a leaflet that was removed' 'other/delta '
printf x >>"$out/leaflet/alpha.pdf"
made 'a leaflet that somebody else wrote to' 'leaflet/alpha '
made '--force' "$(both alpha beta delta epsilon gamma)" --force
export XDG_DATA_HOME="$TMP/data"
mkdir -p "$TMP/data/fonts/new"
made 'where new fonts may be' "$(both alpha beta delta epsilon gamma)"
touch "$TMP/data/fonts/new/face.ttf"
made 'a new font' "$(both alpha beta delta epsilon gamma)"
[ "$(id -u)" -ne 0 ] || touch /var/cache/fontconfig
made 'a new list of the old ones' ''

# Taken away, and added.
rm "$in/gamma.xml"
"$LEAFLET" -o "$out" "$in" 2>"$TMP/stderr"
expect 'the leaflet of an article that is gone stays' \
    test -e "$out/leaflet/gamma.pdf"
echo mine >"$out/leaflet/mine.pdf"
exits '--prune' 0 "$LEAFLET" -v --prune -o "$out" "$in"
says 'removes it and says so' '2 old ones removed'
expect 'it is gone' test ! -e "$out/leaflet/gamma.pdf"
expect 'what is not ours stays' test -e "$out/leaflet/mine.pdf"
sed -i 's/<article/& status="draft"/' "$in/delta.xml"
sed -i 's/^build: .*//; s/^  other/  third/' "$in/leaflet.yaml"
exits '--prune of one article' 0 "$LEAFLET" --prune -o "$out" "$in/alpha.xml"
expect 'leaves the others' test -e "$out/leaflet/beta.pdf"
expect 'but not those of an edition that is no more' test ! -e "$out/other"
exits '--prune of all' 0 "$LEAFLET" --prune -o "$out" "$in"
expect 'removes the leaflet of a draft' test ! -e "$out/leaflet/delta.pdf"

# Warnings fail with --strict though nothing has changed.
sed -i 's/Aaaaa/A <em\/>/' "$in/alpha.xml"
exits 'a warning' 0 "$LEAFLET" -o "$out" "$in"
exits 'a warning, and --strict' 1 "$LEAFLET" --strict -o "$out" "$in"
says 'is said again' 'alpha.xml:5:37: warning: '

# Damaged memory of what was done costs time only.
printf 'leaflet-manifest 1\nleaflet ../x y z\nnonsense\n' \
    >"$out/.leaflet/manifest"
exits 'a manifest that is damaged' 0 "$LEAFLET" -v -o "$out" "$in"
says 'is put aside' '6 leaflets made'

# A card of the index that is not what was written would leave an article out
# of what the others are related to.  (What is younger than two seconds is read
# again.)
mkdir "$TMP/young"
one alpha Zebra '<p>Aaaaa.</p>' >"$TMP/young/alpha.xml"
one beta Yonder '<p>Bbbbb.</p>' >"$TMP/young/beta.xml"
sleep 2.5
"$LEAFLET" -o "$TMP/damaged" "$TMP/young"
python3 - "$TMP/damaged/.leaflet/index" <<'END'
import sys
with open(sys.argv[1], "r+b") as file:
    data = file.read()
    at = data.rindex(b"alpha.xml\0") + 40
    file.seek(at)
    file.write(bytes([data[at] ^ 1]))
END
exits 'an index that is damaged' 2 \
    "$LEAFLET" --force -o "$TMP/damaged" "$TMP/young"
says 'is emptied' "$TMP/damaged/.leaflet/index: error: the index of articles \
is damaged. It has been emptied; run again."
exits 'and made again' 0 "$LEAFLET" -v --force -o "$TMP/damaged" "$TMP/young"
says 'for all' '2 leaflets made'

# An article with another time that is what it was adds nothing to the index,
# as after a checkout or a run that was cut off; one that is not does.
index_size() {
	wc -c <"$TMP/damaged/.leaflet/index"
}
before=$(index_size)
touch -d '2 hours ago' "$TMP"/young/*.xml
exits 'other times' 0 "$LEAFLET" -v -o "$TMP/damaged" "$TMP/young"
says 'change no leaflet' '2 unchanged'
rm "$TMP/damaged/.leaflet/manifest"
exits 'and no manifest' 0 "$LEAFLET" -v -o "$TMP/damaged" "$TMP/young"
same 'nor the index' "$before" "$(index_size)"
one beta Yonder '<p>Bbbbc.</p>' >"$TMP/young/beta.xml"
touch -d '2 hours ago' "$TMP/young/beta.xml"
exits 'another article' 0 "$LEAFLET" -v -o "$TMP/damaged" "$TMP/young"
expect 'does' test "$(index_size)" -gt "$before"

# What is no file is not waited for.
mkfifo "$in/pipe.xml"
exits 'a pipe among articles' 1 timeout 20 "$LEAFLET" -o "$out" "$in"
says 'is named' "$in/pipe.xml: error: this is no file. Take it out"
exits 'a pipe that is named' 2 timeout 20 "$LEAFLET" -o "$out" "$in/pipe.xml"
says 'is no article' 'pipe.xml: error: this is neither a file nor a folder.'
rm "$in/pipe.xml"
mkdir -p "$TMP/piped/.leaflet"
for name in manifest journal; do
	mkfifo "$TMP/piped/.leaflet/$name"
	exits "a pipe for a $name" 0 timeout 20 "$LEAFLET" -o "$TMP/piped" "$in"
done

# Shards: every article is in one.
for k in 1 2 3; do
	"$LEAFLET" -e leaflet --shard $k/3 -o "$TMP/shard$k" content
	ls "$TMP/shard$k/leaflet" 2>/dev/null
done | sed 's/\.pdf$//' | LC_ALL=C sort >"$TMP/in-shards"
same 'shards together are the whole, and no article is in two' \
    "$(basename -s .xml content/articles/*.xml | LC_ALL=C sort)" \
    "$(cat "$TMP/in-shards")"
exits 'no such shard' 2 "$LEAFLET" --shard 4/3 content
says 'is told' "--shard wants K/N"
