# What is wrong with the world: disks, folders, fonts, paths.  Each fault is
# said, costs what it must, and nothing else.
. tests/lib.sh

articles=$TMP/articles
mkdir "$articles"
article family >"$articles/family.xml"
article first >"$articles/first.xml"

exits 'a path that is not there' 2 "$LEAFLET" -o "$TMP/out" "$TMP/nowhere"
says 'is named' "$TMP/nowhere: error: "
expect 'and nothing is written' test ! -e "$TMP/out"
exits 'a path that is not there beside one that is' 1 \
    "$LEAFLET" -o "$TMP/out" "$TMP/nowhere" "$articles/family.xml"
expect 'the other is made' test -s "$TMP/out/leaflet/family.pdf"
mkdir "$TMP/empty"
exits 'a folder without articles' 2 "$LEAFLET" "$TMP/empty"
says 'is named' "$TMP/empty: "

: >"$TMP/file"
exits 'an output folder below a file' 2 "$LEAFLET" -o "$TMP/file/out" \
    "$articles"
says 'is named' "$TMP/file/out: error: "
exits 'a configuration that is not there' 2 "$LEAFLET" -c "$TMP/no.yaml" \
    -o "$TMP/none" "$articles"
says 'is named' "$TMP/no.yaml"
expect 'and nothing is written' test ! -e "$TMP/none"

exits 'a font that is not there' 2 "$LEAFLET" -s 'fonts.body=No Such Font' \
    -o "$TMP/none" "$articles"
says 'is named' 'No Such Font'
expect 'and nothing is written' test ! -e "$TMP/none"
echo 'I am no font.' >"$TMP/text.ttf"
exits 'a file that is no font' 2 "$LEAFLET" -s "fonts.body=$TMP/text.ttf" \
    -o "$TMP/none" "$articles"
says 'is named as such' "--set: error: '$TMP/text.ttf' is no font file"
exits 'a font file that is not there' 2 "$LEAFLET" \
    -s "fonts.fallback=$TMP/no.ttf" -o "$TMP/none" "$articles"
says 'is named by its path' "--set: error: cannot open '$TMP/no.ttf': No such"
exits 'a folder of fonts that is not there' 2 "$LEAFLET" \
    -s "fonts.folders=$TMP/no" -o "$TMP/none" "$articles"
says 'is named' "--set: error: the folder '$TMP/no' cannot be opened: No such"
LEAFLET_DATA=$TMP/empty exits 'no fonts at all' 2 "$LEAFLET" \
    -o "$TMP/none" "$articles"

# A full disk: files end at 8 blocks of 512 bytes.
rm -rf "$TMP/out"
exits 'a full disk' 1 sh -c 'trap "" XFSZ; ulimit -f 8; exec "$@"' - \
    "$LEAFLET" -o "$TMP/out" "$articles"
says 'is said' "error: "
same 'and leaves no part of a file' '' \
    "$(find "$TMP/out" -name '*.pdf')"

exits 'a full standard output' 1 sh -c '"$@" >/dev/full' - \
    "$LEAFLET" --to pages "$articles"
says 'is said' 'standard output: error: '
exits 'help to a full standard output' 1 sh -c '"$@" >/dev/full' - \
    "$LEAFLET" --help
{
	status=0
	"$LEAFLET" --to pages "$articles" "$articles/../articles" \
	    2>"$TMP/stderr" || status=$?
	echo $status >"$TMP/status"
} | true
same 'a closed pipe' 1 "$(cat "$TMP/status")"
says 'is said' 'standard output: error: '

# One bad article does not stop the others, and its old leaflet stays.
exits 'both are made' 0 "$LEAFLET" -o "$TMP/out" "$articles"
cp "$TMP/out/leaflet/family.pdf" "$TMP/old.pdf"
article family | sed 's/title>/titel>/g' >"$articles/family.xml"
rm "$TMP/out/leaflet/first.pdf"
exits 'one is bad' 1 "$LEAFLET" -o "$TMP/out" "$articles"
says 'it is named with its place' 'family.xml:3:3: error: '
expect 'its old leaflet is as it was' cmp "$TMP/old.pdf" \
    "$TMP/out/leaflet/family.pdf"
expect 'the other is made' test -s "$TMP/out/leaflet/first.pdf"
same 'nothing temporary is left' 'index
lock
manifest' "$(ls "$TMP/out/.leaflet")"

# Two files of one id.
mkdir "$articles/more"
cp "$articles/first.xml" "$articles/more"
rm -rf "$TMP/out"
article family >"$articles/family.xml"
exits 'two files of one id' 1 "$LEAFLET" -o "$TMP/out" "$articles"
says 'the one names the other' \
    "articles/more/first.xml: error: the id"
says 'and the other the one' \
    "articles/first.xml: error: the id"
expect 'neither is made' test ! -e "$TMP/out/leaflet/first.pdf"
expect 'others are' test -s "$TMP/out/leaflet/family.pdf"
rm -r "$articles/more"

# Drafts.
article family 'status="draft"' >"$articles/family.xml"
rm -rf "$TMP/out"
exits 'a draft' 0 "$LEAFLET" -v -o "$TMP/out" "$articles"
says 'is passed over' 'family.xml: note: a draft'
expect 'and not made' test ! -e "$TMP/out/leaflet/family.pdf"
exits 'a draft without -v' 0 "$LEAFLET" -o "$TMP/out" "$articles"
same 'is not spoken of' '' "$(cat "$TMP/stderr")"

# Two runs at once.
exec 9>>"$TMP/out/.leaflet/lock"
flock -n 9
echo $$ >"$TMP/out/.leaflet/lock"
exits 'a second run in one folder' 2 "$LEAFLET" -o "$TMP/out" "$articles"
says 'is refused, and told whose the folder is' \
    "another run (process $$) is writing to this folder"
# A process that is no more, and workers of it that live a moment longer.
sh -c 'echo $$' >"$TMP/out/.leaflet/lock"
(sleep 0.3) &
exec 9>&-
exits 'the workers of a run that was killed are waited for' 0 \
    "$LEAFLET" -o "$TMP/out" "$articles"

# What stands where a leaflet is to be, and a name that no file can have.
mkdir -p "$TMP/taken/leaflet/in.pdf" "$TMP/names"
article in >"$TMP/names/in.xml"
exits 'a folder in a leaflet'"'"'s place' 1 "$LEAFLET" -o "$TMP/taken" \
    "$TMP/names/in.xml"
says 'is named' 'in.pdf: error: it cannot be written: Is a directory. Move'
long=$(printf '%0251d' 0)
article "$long" >"$TMP/names/$long.xml"
for time in first second; do
	exits "the longest name of a file, the $time time" 0 "$LEAFLET" -q \
	    --force -o "$TMP/longest" "$TMP/names/$long.xml"
done
same 'is there' "$long.pdf" "$(ls "$TMP/longest/leaflet")"
exits 'a name that is too long for a file' 1 "$LEAFLET" --to html \
    -o "$TMP/longest" "$TMP/names/$long.xml"
says 'is the id'"'"'s' 'File name too long. Give the article a shorter id'

# A time that is none would be today's, and the leaflet another each day.
for time in yesterday 253402300800 99999999999999999999; do
	exits "SOURCE_DATE_EPOCH=$time" 2 env SOURCE_DATE_EPOCH=$time \
	    "$LEAFLET" -o "$TMP/timed" "$TMP/names/in.xml"
	says 'is refused' "'$time' is no time. Set this variable"
done
expect 'and nothing is made' test ! -e "$TMP/timed"
exits 'an empty one' 0 env SOURCE_DATE_EPOCH= \
    "$LEAFLET" -q -o "$TMP/timed" "$TMP/names/in.xml"
