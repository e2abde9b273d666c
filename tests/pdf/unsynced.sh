# What the disk does not take is not noted, and made again by the next run.
. tests/lib.sh

hooks=$DIR/tests/leaflet-hooks
in=$TMP/in
mkdir "$in"
for i in $(seq -w 1 100); do article "a$i" >"$in/a$i.xml"; done
kept() { ls "$TMP/$1/.leaflet" | tr '\n' ' '; }

# Slow enough for the disk to be given a part while the rest is made.
for when in all early; do
	exits "$when: a disk that fails is an error" 1 \
	    env HOOK_SYNC=$when HOOK_SLOW=a0 "$hooks" -j 2 -o "$TMP/$when" "$in"
	says "$when: and is named" "$TMP/$when: error: not everything reached \
the disk: Input/output error. Look at the disk, then run again."
	same "$when: nothing is noted" 'index lock ' "$(kept $when)"
	exits "$when: the next run" 0 "$hooks" -v -o "$TMP/$when" "$in"
	says "$when: makes all again" '100 leaflets made'
	same "$when: and notes it" 'index lock manifest ' "$(kept $when)"
done

# A manifest that only has other times of files must be on the disk, too.
touch "$in"/*.xml
cp "$TMP/all/.leaflet/manifest" "$TMP/before"
exits 'a manifest alone that is not taken is an error' 1 \
    env HOOK_SYNC=all "$hooks" -o "$TMP/all" "$in"
says 'and named' 'not everything reached the disk'
expect 'the old one stays' cmp "$TMP/before" "$TMP/all/.leaflet/manifest"
same 'alone' 'index lock manifest ' "$(kept all)"
exits 'the next run' 0 "$hooks" -v -o "$TMP/all" "$in"
says 'has nothing to make' '100 unchanged'

# What cannot be written, or not be put in its place.
for which in manifest.part manifest; do
	mkdir -p "$TMP/$which/.leaflet/$which"
	exits "$which is a folder: an error" 1 "$hooks" -o "$TMP/$which" "$in"
	says "$which is a folder: named" \
	    "/.leaflet/$which: error: what was done cannot be noted: "
	same "$which is a folder: all are made" 100 \
	    "$(find "$TMP/$which" -name '*.pdf' | wc -l)"
	rmdir "$TMP/$which/.leaflet/$which"
	exits "$which is a folder no more" 0 "$hooks" -v -o "$TMP/$which" "$in"
	says "$which is a folder no more: nothing is lost" '100 unchanged'
	same "$which is a folder no more: noted" 'index lock manifest ' \
	    "$(kept $which)"
done
