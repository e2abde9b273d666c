# A run that is killed at any point leaves whole leaflets only, and the next
# one makes what is missing: in the end all is as if nothing had happened.
. tests/lib.sh

# Every article takes 20 ms more, so that there is a midst.
HOOK_SLOW=a
export HOOK_SLOW
leaflet=$DIR/tests/leaflet-hooks
in=$TMP/in
mkdir "$in"
for i in $(seq -w 1 24); do article "a$i" >"$in/a$i.xml"; done
"$leaflet" -o "$TMP/whole" "$in"
same 'without being disturbed all are made' 24 \
    "$(find "$TMP/whole" -name '*.pdf' | wc -l)"
expect 'and whole' sh -c 'for file in "$1"/leaflet/*.pdf
	do qpdf --check "$file" || exit 1; done' - "$TMP/whole"

# Points of 20: so many leaflets are there, and so many seconds later; the same
# in every run of this test.
points=$(python3 -c 'import random
random.seed(7)
for i in range(20):
    print("%d:%.3f" % (random.randrange(24), random.random() * 0.02))')
bad=
partial=0
for point in $points; do
	rm -rf "$TMP/out"
	# setsid: the shell does not speak of a job that was killed.
	setsid "$leaflet" -j 2 -o "$TMP/out" "$in" &
	pid=$!
	for try in $(seq 2000); do
		[ "$(ls "$TMP/out/leaflet" 2>/dev/null | wc -l)" -ge \
		    "${point%:*}" ] && break
		sleep 0.005
	done
	sleep "${point#*:}"
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	made=0
	for file in "$TMP/out/leaflet"/*.pdf; do
		[ -e "$file" ] || continue
		made=$((made + 1))
		cmp -s "$file" "$TMP/whole/leaflet/${file##*/}" ||
			bad="$bad $point:${file##*/}"
	done
	[ $made -gt 0 ] && [ $made -lt 24 ] && partial=$((partial + 1))
	"$leaflet" -j 4 -v -o "$TMP/out" "$in" 2>"$TMP/stderr" ||
		bad="$bad $point:status"
	again=$(sed -n 's/^\([0-9]*\) leaflets\{0,1\} made.*/\1/p' "$TMP/stderr")
	# Those of which nobody had heard yet are made again: two a worker.
	[ $((made + ${again:-0})) -le 28 ] || bad="$bad $point:all again"
	diff -r "$TMP/whole/leaflet" "$TMP/out/leaflet" >/dev/null ||
		bad="$bad $point:differs"
	same "killed at $point" 'index
lock
manifest' "$(ls "$TMP/out/.leaflet")"
done
same 'every file was whole, and the next run completed all' '' "$bad"
echo "# $partial of 20 runs were killed in the midst of it"
