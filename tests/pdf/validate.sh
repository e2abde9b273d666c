# Every leaflet is valid and holds its article: those of content/, and every
# block alone and as blocks meet.  So text is in colours that can be read, and
# black is one ink (specification, sections 4 and 17).
. tests/lib.sh

for folder in content/articles tests/pages tests/pdf/sample; do
	exits "$folder is made" 0 "$LEAFLET" -q -o "$TMP" "$folder"
	python3 tests/pdf/validate.py --each "$TMP/leaflet" "$folder"/*.xml
done

exits 'a file that is none' 1 python3 tests/pdf/validate.py \
    tests/pdf/sample/sample.svg
exits 'without a file' 1 python3 tests/pdf/validate.py
exits 'the rules' 0 python3 tests/pdf/validate.py --rules
