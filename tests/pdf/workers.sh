# One article that crashes, one that never ends, one that eats memory: each
# costs itself, is named with what to do, and the others are made.
. tests/lib.sh

hooks=$DIR/tests/leaflet-hooks
articles=$TMP/articles
mkdir "$articles"
for i in $(seq -w 1 100); do article "a$i" >"$articles/a$i.xml"; done
run() {
	exits "$1" 1 env HOOK_CRASH=a010 HOOK_LOOP=a050 HOOK_EAT=a090 "$hooks" \
	    -j "$2" -s limits.seconds=1 -s limits.memory=128 \
	    -o "$TMP/out$2" --report "$TMP/report$2" "$articles"
}
run 'of a hundred articles three run away' 2
cp "$TMP/stderr" "$TMP/said"
same '97 are made' 97 "$(find "$TMP/out2" -name '*.pdf' | wc -l)"
same 'the crash is named, and the other two, in their order' \
    "$articles/a010.xml
$articles/a050.xml
$articles/a090.xml" "$(sed -n 's/: error: .*//p' "$TMP/stderr")"
says 'how it crashed' 'ended unexpectedly (signal 6, Aborted)'
says 'what time it took' 'took over 1 seconds of processor time'
says 'what memory it took' 'took over 128 MiB of memory'
same 'nothing temporary is left' '' \
    "$(find "$TMP/out2/.leaflet" -name '*.pdf')"
run 'with one worker, too' 1
expect 'the same is said' cmp "$TMP/said" "$TMP/stderr"
expect 'the same is made' diff -r "$TMP/out1/leaflet" "$TMP/out2/leaflet"
same 'the report is sorted at any -j' True "$(python3 -c '
import json, sys
def ids(name):
    return [a["id"] for a in json.load(open(name))["articles"]]
print(ids(sys.argv[1]) == sorted(ids(sys.argv[1])) == ids(sys.argv[2]))' \
    "$TMP/report1" "$TMP/report2")"

# Killed from outside, while it has an article in hand.
env HOOK_SLEEP=a003 "$hooks" -j 1 -o "$TMP/killed" "$articles" \
    2>"$TMP/stderr" &
parent=$! worker=
for try in $(seq 50); do
	worker=$(tr -d ' ' 2>/dev/null <"/proc/$parent/task/$parent/children")
	if [ -n "$worker" ] && [ -e "$TMP/killed/leaflet/a002.pdf" ]; then
		break
	fi
	sleep 0.1
done
sleep 0.1
kill -KILL $worker
status=0
wait $parent || status=$?
same 'a worker that is killed costs one article' 1 "$status"
says 'and that is named' 'a003.xml: error: '
same 'the others are made' 99 "$(find "$TMP/killed" -name '*.pdf' | wc -l)"

# One alone has no worker at first: what it does to the process is found out when
# the program is executed again.
alone() {
	exits "alone: $1" 1 env "$2=a001" "$hooks" -s limits.seconds=1 \
	    -s limits.memory=128 -o "$TMP/alone" --report "$TMP/report" \
	    "$TMP/single"
	says "alone: $1, by name" "$TMP/single/a001.xml: error: "
	says "alone: $1, and how" "$3"
	same "alone: $1, once" 1 "$(grep -c error: "$TMP/stderr")"
	same "alone: $1, in the report" failed "$(python3 -c '
import json, sys
print(json.load(open(sys.argv[1]))["articles"][0]["outcome"])' "$TMP/report")"
}
mkdir "$TMP/single"
article a001 >"$TMP/single/a001.xml"
alone 'a crash' HOOK_CRASH 'ended unexpectedly'
alone 'no stack' HOOK_DEEP 'ended unexpectedly'
alone 'no end' HOOK_LOOP 'took over 1 seconds'
alone 'all memory' HOOK_EAT 'took over 128 MiB'
# What was said before it is executed again is not said again, and nothing that
# is no message comes of a library that has no memory left.  The second run need
# not read the article for the index.
mkdir "$TMP/large"
article large | awk '/<p>/ { for (i = 0; i < 3000; i++) {
	line = "<p>"
	for (j = 0; j < 50; j++)
		line = line "word and more of it "
	print line "</p>"
} } !/<p>/' >"$TMP/large/large.xml"
for when in reading setting; do
	exits "alone: too little memory while $when" 1 "$LEAFLET" \
	    -s palette.ink='#666666' -s limits.memory=16 -o "$TMP/alone" \
	    "$TMP/large/large.xml"
	says "alone: $when, by name" 'large.xml: error: setting it took over 16 MiB'
	same "alone: $when, warnings are said once" \
	    '--set: warning: text in #666666 on paper
--set: warning: text in #666666 on tint' \
	    "$(grep -v 'large.xml: error: ' "$TMP/stderr" |
		sed 's/ #[^ ]* has a contrast.*//')"
done
exits 'alone: the next run makes it' 0 "$hooks" -o "$TMP/alone" "$TMP/single"

# One that has grown too large to be read is named, and is nobody's related
# article by what it was before.
mkdir "$TMP/grown"
article b >"$TMP/grown/b.xml"
article a | sed 's/A small article/One that grows/' >"$TMP/grown/a.xml"
related() { pdftotext "$TMP/related/leaflet/b.pdf" - | grep -c 'One that grows'; }
exits 'two are made' 0 "$LEAFLET" -o "$TMP/related" "$TMP/grown"
same 'the one names the other' 1 "$(related)"
for size in 60 38; do
	article a | sed '/<p>/q' >"$TMP/grown/a.xml"
	yes word | head -c "${size}000000" >>"$TMP/grown/a.xml"
	echo '</p></section></article>' >>"$TMP/grown/a.xml"
	exits "$size MB are too much" 1 "$LEAFLET" --force \
	    -s limits.memory=64 -o "$TMP/related" "$TMP/grown"
	same "$size MB: one fault" 1 "$(grep -c 'a.xml.*: error: ' \
	    "$TMP/stderr")"
	same "$size MB: named no more" 0 "$(related)"
done
