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

# Delays of 10 to 300 ms, the same in every run of this test.
delays=$(python3 -c 'import random
random.seed(7)
print(*["%.3f" % random.uniform(0.01, 0.3) for i in range(20)])')
bad=
partial=0
for delay in $delays; do
	rm -rf "$TMP/out"
	# setsid: the shell does not speak of a job that was killed.
	setsid "$leaflet" -j 2 -o "$TMP/out" "$in" &
	pid=$!
	sleep "$delay"
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	made=0
	for file in "$TMP/out/leaflet"/*.pdf; do
		[ -e "$file" ] || continue
		made=$((made + 1))
		cmp -s "$file" "$TMP/whole/leaflet/${file##*/}" ||
			bad="$bad $delay:${file##*/}"
	done
	[ $made -gt 0 ] && [ $made -lt 24 ] && partial=$((partial + 1))
	"$leaflet" -j 4 -v -o "$TMP/out" "$in" 2>"$TMP/stderr" ||
		bad="$bad $delay:status"
	again=$(sed -n 's/^\([0-9]*\) leaflets\{0,1\} made.*/\1/p' "$TMP/stderr")
	# Those of which nobody had heard yet are made again: two a worker.
	[ $((made + ${again:-0})) -le 28 ] || bad="$bad $delay:all again"
	diff -r "$TMP/whole/leaflet" "$TMP/out/leaflet" >/dev/null ||
		bad="$bad $delay:differs"
	same "killed after $delay s" 'lock
manifest' "$(ls "$TMP/out/.leaflet")"
done
same 'every file was whole, and the next run completed all' '' "$bad"
echo "# $partial of 20 runs were killed in the midst of it"
