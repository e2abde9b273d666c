# Every leaflet of content/ is valid, and validate.py can tell: one of them is
# damaged in one way at a time, and each fault must be found.
. tests/lib.sh

# damage WHAT SED-SCRIPT EXPECTED-FAULT
damage() {
	LC_ALL=C sed "$2" "$TMP/good.qdf" >"$TMP/bad.qdf"
	if cmp -s "$TMP/good.qdf" "$TMP/bad.qdf"; then
		echo "not ok $1 is found: nothing was damaged"
		return
	fi
	fix-qdf "$TMP/bad.qdf" >"$TMP/bad.pdf" 2>/dev/null
	python3 tests/pdf/validate.py "$TMP/bad.pdf" >"$TMP/faults" 2>&1
	expect "$1 is found" grep -e "$3" "$TMP/faults"
}

exits 'content/ is made' 0 "$LEAFLET" -e leaflet -o "$TMP/out" content
for pdf in "$TMP"/out/leaflet/*.pdf; do
	expect "$(basename "$pdf") is valid" python3 tests/pdf/validate.py \
	    "$pdf"
done
qpdf --qdf --object-streams=disable \
    "$TMP/out/leaflet/couples-therapy-by-telephone.pdf" "$TMP/good.qdf"

damage 'mark outside' 's|^/Artifact<<.*>>BDC|/Other<<>>BDC|' \
    'in 0 sequences'
damage 'tagged inside an artifact' \
    's|^/Artifact<</Type/Layout>>BDC|&/P<</MCID 99>>BDC EMC|' \
    'inside /Artifact'
damage 'unknown MCID' 's|^\(/H2<</MCID \)1>>|\177>>|' 'MCID 77 has no element'
damage 'MCID twice' 's|^/H2<</MCID 1>>|/H2<</MCID 0>>|' 'is there twice'
damage 'EMC missing' 's|^EMC$|%|' 'not ended by EMC'
damage 'ET missing' 's|^ET$|%|' 'BT inside BT'
damage 'parent tree key' 's|/StructParents 2|/StructParents 555|' \
    'in the parent tree'
damage 'no first heading' 's|/S /H1|/S /P|' 'must be H1'
damage 'heading skipped' 's|/S /H2|/S /H3|' 'follows H1'
damage 'list without items' 's|/S /LI$|/S /Div|' 'L (.*may hold'
damage 'item without body' 's|/S /LBody|/S /P|' 'LI (.*may hold'
damage 'row of a table' 's|/S /TR|/S /Div|' 'THead (.*may hold'
damage 'narrow row' 's|/S /TD|/S /Span|' 'TR (.*may hold'
damage 'no scope' 's|/Scope /Row|/Scope /No|' 'has no Scope'
damage 'no alternative text' 's|/Alt |/Zlt |' 'has no Alt'
damage 'no box' 's|/BBox \[|/BBix [|' 'has no BBox'
damage 'link without words' 's|^  /Contents \([(<]\)|  /Zontents \1|' \
    'has no Contents'
damage 'link not printed' 's|/F 4$|/F 0|' 'F is not 4'
damage 'link without element' \
    's|/StructParent 1\([0-9]\)$|/StructParent 9\1|' \
    'is in no structure element'
damage 'no language' 's|/Lang (en-GB)||' 'Lang is None'
damage 'not marked' 's|/Marked true|/Marked false|' 'MarkInfo'
damage 'title not shown' 's|/DisplayDocTitle true|/DisplayDocTitle false|' \
    'DisplayDocTitle'
damage 'no ToUnicode' 's|/ToUnicode|/ToUnicade|' 'has no ToUnicode'
damage 'width' '/\/W \[/,/\]/s|^ *[1-9][0-9][0-9]$|999|' 'wide in W'
damage 'PDF/A part' 's|<pdfaid:part>2|<pdfaid:part>1|' 'pdfaid:part'
damage 'PDF/UA part' 's|<pdfuaid:part>1|<pdfuaid:part>2|' 'pdfuaid:part'
damage 'XMP is not Info' 's|/Title <feff|&0041|;s|/Title (|&A|' 'dc:title'
damage 'output intent' 's|/GTS_PDFA1|/GTS_PDFX|' 'output intent is'
damage 'script' 's|/S /URI|/S /JavaScript|' 'JavaScript'
damage 'bookmark order' 's|/Prev [0-9]* 0 R|/Prev 1 0 R|' 'Prev is wrong'
damage 'tab order' 's|/Tabs /S|/Tabs /R|' 'Tabs is not S'
