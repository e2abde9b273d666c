# Clear, large and giant print: `leaflet check` names each breach of it with the
# rule, and what the profiles do by themselves breaks none.
. tests/lib.sh

# checked NAME PROFILE [OPTION...] ARTICLE: messages on $TMP/stderr.
checked() {
	name=$1
	profile=$2
	shift 2
	exits "$name" 0 "$LEAFLET" check -e leaflet -s check.duties=no \
	    -s check.reading-age=99 -s "editions.leaflet.profile=$profile" "$@"
}
for profile in clear large giant; do
	checked "content in $profile print" $profile content
	same "$profile: no breach" "" "$(grep -e UKAAF -e RNIB "$TMP/stderr")"
done

# What an author can break.
mkdir "$TMP/a"
cat >"$TMP/a/split.xml" <<'END'
<article id="split" lang="en-GB">
  <title>What stays whole</title>
  <summary>Numbers, dates and addresses.</summary>
  <section>
    <title>What is split?</title>
    <p>Call 01632<br/>960118 before noon.</p>
    <p>It is open from 4<br/>March 2026 on.</p>
    <p>It closes in March<br/>2027, they say.</p>
    <p>Write to the.first.office.of.all@a-department-that-has-a-long-name.of.something.example.org.</p>
  </section>
  <section>
    <title>What is not?</title>
    <p>Call<br/>01632 960118 or<br/>999 in May<br/>or in<br/>2027, page 7<br/>of 12.</p>
    <p>PLEASE DO NOT SHOUT at us.</p>
  </section>
</article>
END
checked 'an article that splits' giant "$TMP/a"
grep -c 'stands on two lines' "$TMP/stderr" >"$TMP/count"
same 'four pieces' 4 "$(cat "$TMP/count")"
rule='(UKAAF G003, minimum standards)'
says 'a telephone number' \
    "split.xml:6:5: warning: the number '01632 960118' stands on two lines of page 1 $rule. Write it without <br/>, and within <nobr> if need be."
says 'a date' "split.xml:7:5: warning: the date '4 March' stands on two lines"
says 'a month' "split.xml:8:5: warning: the date 'March 2027,' stands"
says 'an address' "split.xml:9:5: warning: the address 'the.first.office"
says 'capitals' "split.xml:14:5: warning: words stand in capitals: PLEASE DO NOT... $rule."
checked 'the same in standard print' standard "$TMP/a"
same 'nothing is asked there' '' "$(grep -e UKAAF -e RNIB "$TMP/stderr")"

# What a configuration can break.
cat >"$TMP/broken.yaml" <<'END'
editions:
  leaflet:
    profile: clear
    styles:
      body: {align: justify, hyphenate: yes, leading: 17pt}
      caption: {size: 12pt}
      folio: {size: 13pt}
      h3: {size: 14pt}
END
exits 'a configuration that breaks it' 0 "$LEAFLET" check \
    -c "$TMP/broken.yaml" -s check.duties=no -s check.reading-age=99 \
    content/articles/psychodynamic-therapy.xml
says 'leading' 'closer than 1.25 times their size (RNIB Clear Print, leading)'
says 'flush left' "the lines of styles.body are not flush left $rule"
says 'whole words' "words of styles.body may be divided $rule"
says 'captions' "broken.yaml:6:23: warning: styles.caption is 12pt, and the text is 14pt $rule. Set styles.caption.size to that of the text."
says 'page numbers' "styles.folio is 13pt, and the text is 14pt $rule"
exits 'strictly' 2 "$LEAFLET" check -c "$TMP/broken.yaml" \
    -s check.strict=yes content/articles/psychodynamic-therapy.xml
says 'they are errors' 'error: styles.folio is 13pt'
