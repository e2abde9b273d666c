# Plain text of content/: its form, and that it says all that the article does.
. tests/lib.sh

exits 'text of content/' 0 "$LEAFLET" -q --to text -o "$TMP/out" content
cat >"$TMP/look.py" <<'END'
"""What is wrong with the texts of articles: PATH.xml PATH.txt..."""
import re
import sys
import xml.etree.ElementTree as tree


def words_of(element):
    text = "".join(element.itertext())
    return re.findall(r"\w+", text.replace("\u00ad", ""))


def lost(root, text):
    """The first paragraph or item whose words do not come in their order."""
    printed = " ".join(re.findall(r"\w+", text))
    for element in root.iter():
        if element.tag in ("title", "p", "cell", "caption", "source"):
            for word in words_of(element):
                if not re.search(r"\b%s\b" % re.escape(word), printed):
                    return word
    return None


for source, path in zip(sys.argv[1::2], sys.argv[2::2]):
    text = open(path, encoding="utf-8").read()
    lines = text.split("\n")
    word = lost(tree.parse(source).getroot(), text)
    if word:
        print(path, "lacks", word)
    for number, line in enumerate(lines, 1):
        if len(line) > 72 and " " in line.strip():
            print("%s:%d: %d characters" % (path, number, len(line)))
        if line != line.rstrip():
            print("%s:%d: space at its end" % (path, number))
        if re.search(r"[\u00a0\u00ad\u200b\u2028\t]|[-=*_~•]{2}", line):
            print("%s:%d: a character that is not to be heard" % (path, number))
    if not text.endswith("\n") or "\n\n\n\n" in text:
        print(path, "has its blank lines wrong")
END
pairs=
for source in content/articles/*.xml; do
	id=$(basename "$source" .xml)
	pairs="$pairs $source $TMP/out/leaflet/$id.txt"
done
# shellcheck disable=SC2086 # names without spaces
same 'lines are short, and every word is there' '' \
    "$(python3 "$TMP/look.py" $pairs)"

# Words that are longer than a line, and those of a language without spaces.
long=$(printf 'x%.0s' $(seq 100))
chinese=$(printf '字%.0s' $(seq 100))
article odd | sed "s|<p>.*</p>|<p>one $long two</p><p>$chinese</p>|" \
    >"$TMP/odd.xml"
exits 'odd words' 0 "$LEAFLET" -q --to text -o "$TMP/out" "$TMP/odd.xml"
same 'a long one stands alone, characters are parted' "one
$long
two

$(printf '字%.0s' $(seq 72))
$(printf '字%.0s' $(seq 28))" "$(sed -n '/^one/,/^$/p; /^字/p' \
    "$TMP/out/leaflet/odd.txt")"

# As with PDFs: nothing is left of a run that fails, and the old file stays.
mkdir -p "$TMP/small/leaflet"
echo old >"$TMP/small/leaflet/odd.txt"
article odd | sed "s|<p>.*</p>|<p>$(printf 'word %.0s' $(seq 2000))</p>|" \
    >"$TMP/odd.xml"
exits 'a text that cannot be written' 1 sh -c 'ulimit -f 8; "$@"' - \
    "$LEAFLET" -q --to text -o "$TMP/small" "$TMP/odd.xml"
says 'for its size' 'Raise the limit on the size of files'
same 'leaves the old one' old "$(cat "$TMP/small/leaflet/odd.txt")"
