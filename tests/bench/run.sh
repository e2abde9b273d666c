#!/bin/sh
# How fast, and how much memory: the articles of content/ made over and over,
# under other ids, in growing batches.  Time is processor time, user and
# system, of the whole run.
set -eu
cd "$(dirname "$0")/../.."
LEAFLET_DATA=$PWD
export LEAFLET_DATA
TMP=$(mktemp -d)
trap 'rm -rf "$TMP"' EXIT

# copies COUNT FOLDER: so many articles, each with an id of its own.
copies() {
	mkdir -p "$2"
	ls content/articles/*.xml | python3 -c '
import re, sys
count, folder = int(sys.argv[1]), sys.argv[2]
texts = [open(name.strip(), encoding="utf-8").read() for name in sys.stdin]
for i in range(count):
    text = texts[i % len(texts)]
    text = re.sub(r"<related [^>]*/>", "", text)
    text = re.sub(r" ref=\"[^\"]*\"", " href=\"https://example.org/\"", text)
    text = re.sub(r"id=\"[^\"]*\"", f"id=\"n{i:06}\"", text, count=1)
    with open(f"{folder}/n{i:06}.xml", "w", encoding="utf-8") as file:
        file.write(text)
' "$1" "$2"
	cp -R content/brand content/leaflet.yaml "$2"
}

printf '%8s %12s %14s %12s\n' articles 'ms in all' 'ms an article' 'peak MB'
for count in ${COUNTS:-1 10 100 1000}; do
	copies "$count" "$TMP/$count"
	python3 -c '
import resource, subprocess, sys
count = int(sys.argv[1])
subprocess.run(sys.argv[2:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
ms = (used.ru_utime + used.ru_stime) * 1000
print(f"{count:8} {ms:12.0f} {ms / count:14.2f} {used.ru_maxrss / 1024:12.1f}")
' "$count" "$DIR/leaflet" -q -e leaflet -o "$TMP/out" "$TMP/$count"
	rm -rf "${TMP:?}/out"
done
