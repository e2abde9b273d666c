# What `leaflet check` asks beyond the format: duties, by setting.
. tests/lib.sh

SOURCE_DATE_EPOCH=1772582400 # 2026-03-04
export SOURCE_DATE_EPOCH
mkdir "$TMP/articles"
article small >"$TMP/articles/small.xml"

exits 'duties are warnings' 0 "$LEAFLET" check "$TMP/articles"
same 'one for each that is missing' 10 "$(grep -c warning: "$TMP/stderr")"
exits 'errors where the configuration is strict' 1 "$LEAFLET" check \
    -s check.strict=yes "$TMP/articles"
same 'all of them' 10 "$(grep -c error: "$TMP/stderr")"
exits 'or are not asked' 0 "$LEAFLET" check -s check.duties=no --strict \
    "$TMP/articles"
exits 'building does not ask' 0 "$LEAFLET" --strict -s check.strict=yes \
    -o "$TMP/out" "$TMP/articles"
same 'a brand does its own' 6 "$("$LEAFLET" check -s brand.name=N \
    -s brand.phone=01632960118 -s brand.feedback=here \
    -s 'brand.other-formats=Ask us.' "$TMP/articles" 2>&1 |
    grep -c 'warning: ')"
cat >"$TMP/articles/leaflet.yaml" <<'END'
build: [one, two]
editions:
  one: {format: a5}
  two: {format: a5, brand: {name: N}}
END
exits 'two editions' 0 "$LEAFLET" check "$TMP/articles"
same "the article's are named once, the brand's for each" '1 1' \
    "$(grep -c 'no version' "$TMP/stderr") $(grep -c publishes "$TMP/stderr")"
exits 'content/ does all' 0 "$LEAFLET" check --strict content

# The list of what is due for review.
about() {
	article "$1" | sed "s|<title>A small|<title>$3|; s|</summary>|&<about>$2</about>|"
}
mkdir "$TMP/due"
about late '<review-due>2026-03</review-due><reference>L 1</reference>' \
    'A late' >"$TMP/due/late.xml"
about also '<review-due>2026-03</review-due>' 'A "2nd", late' \
    >"$TMP/due/also.xml"
about old '<published>2023-03-04</published>' 'An old' >"$TMP/due/old.xml"
about fresh '<published>2023-04-01</published><reviewed>2026-01-01</reviewed>' \
    'A fresh' >"$TMP/due/fresh.xml"
article undated >"$TMP/due/undated.xml"
article draft 'status="draft"' >"$TMP/due/draft.xml"
exits 'a list' 0 "$LEAFLET" check --due 2026-03-04 "$TMP/due"
same 'by date, then id' "$(cat <<'END'
no date     undated  A small article
2026-03     also  A "2nd", late article
2026-03     late  A late article
2026-03-04  old  An old article
END
)" "$(cat "$TMP/stdout")"
same 'of a month' 'no date 2026-03 2026-03 2026-03-04' \
    "$("$LEAFLET" check --due 2026-03 "$TMP/due" | cut -c 1-10 | xargs)"
exits 'as CSV' 0 "$LEAFLET" check --due 2026-03-01 --csv "$TMP/due"
same 'a head and fields' "$(cat <<END
review-due,id,reference,title,file
,undated,,A small article,$TMP/due/undated.xml
2026-03,also,,"A ""2nd"", late article",$TMP/due/also.xml
2026-03,late,L 1,A late article,$TMP/due/late.xml
END
)" "$(cat "$TMP/stdout")"
sed 's/title>/titel>/g' "$TMP/due/old.xml" >"$TMP/due/broken.xml"
exits 'one that does not read' 1 "$LEAFLET" check --due 2026-03 "$TMP/due"
says 'is named' 'broken.xml:3:3: error: '
same 'the others are listed' 4 "$(wc -l <"$TMP/stdout" | tr -d ' ')"
exits 'no date' 2 "$LEAFLET" check --due 4/3/2026 "$TMP/due"
says 'is refused' "--due knows no date '4/3/2026'."
exits 'a CSV of nothing' 2 "$LEAFLET" check --csv "$TMP/due"
says 'is refused as well' '--csv is the form of a list.'
exits 'building lists nothing' 2 "$LEAFLET" build --due 2026-03 "$TMP/due"

# How hard it is to read.
mkdir "$TMP/hard"
sentence='Psychological interventions require considerable collaboration
between numerous qualified professionals and organisations.'
article hard | sed "s|<p>.*</p>|<p>$(for i in 1 2 3 4 5 6 7 8 9; do
	echo "$sentence" | tr '\n' ' '
done)</p>|" >"$TMP/hard/hard.xml"
check() {
	"$LEAFLET" check -s check.duties=no "$@" "$TMP/hard"
}
exits 'hard to read' 0 check
says 'is a warning' 'hard.xml:2:1: warning: its reading age is 33.6, over 14.'
same 'with no more said' 1 "$(wc -l <"$TMP/stderr" | tr -d ' ')"
exits 'unless it is for such readers' 0 check --strict -s check.reading-age=34
exits 'with -v' 0 check -v
same 'the hardest sentences are named' 5 "$(grep -c 'note: a hard' "$TMP/stderr")"
printf '# Known\nPsychological\ninterventions\nconsiderable\ncollaboration\nnumerous\nqualified\nprofessional\norganisation\n' \
    >"$TMP/words.txt"
exits 'words that are known' 0 check -v -s check.glossary="$TMP/words.txt" \
    --allow-outside --report "$TMP/report.json"
says 'make it easier' '; with the glossary, reading age 15.4'
same 'the report has the figures' '33.63 15.4 5 7' "$(python3 -c '
import json, sys
r = json.load(open(sys.argv[1]))["articles"][0]["readability"]
print(r["age"], round(r["with_glossary"]["age"], 1), len(r["hardest"]),
    r["hardest"][0]["line"])' "$TMP/report.json")"
expect 'and follows the schema' python3 tests/golden/schema.py \
    content/report.schema.json "$TMP/report.json"
exits 'no glossary there' 2 check -s check.glossary=none.txt
says 'is said' '--set: error: '
printf 'caf\351\n' >"$TMP/hard/latin.txt"
exits 'one that is not UTF-8' 2 check -s check.glossary="$TMP/hard/latin.txt" \
    --allow-outside
says 'is refused' 'is not UTF-8 from byte 4 on. Save it as UTF-8.'
