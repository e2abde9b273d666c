# Every leaflet is valid and holds its article, and validate.py can tell: one
# of them is damaged in one way at a time, and the right rule must be named.
# Text is in colours that can be read, and black is one ink (specification,
# sections 4 and 17).
. tests/lib.sh

for folder in content/articles tests/pages tests/pdf/sample; do
	exits "$folder is made" 0 "$LEAFLET" -q -o "$TMP" "$folder"
	for source in "$folder"/*.xml; do
		id=$(basename "$source" .xml)
		expect "$id is valid" python3 tests/pdf/validate.py \
		    "$TMP/leaflet/$id.pdf" "$source"
	done
done

mkdir "$TMP/damaged"
python3 tests/pdf/damage.py "$TMP/leaflet/sample.pdf" \
    tests/pdf/sample/sample.xml "$TMP/damaged"

exits 'a file that is none' 1 python3 tests/pdf/validate.py \
    tests/pdf/sample/sample.svg
exits 'without a file' 1 python3 tests/pdf/validate.py
exits 'the rules' 0 python3 tests/pdf/validate.py --rules
