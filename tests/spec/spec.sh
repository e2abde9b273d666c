# Every example of the article format's description, run: what it shows as
# right must check clean and be printed whole, what it shows as wrong must be
# refused in exactly its words.  See spec.py.
nice python3 tests/spec/spec.py "$LEAFLET" "$TMP" tests/spec/*.md
