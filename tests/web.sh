#!/bin/sh
# Every page of content/ and of tests/reading in headless Chromium, held to
# axe-core's rules in light, dark and narrow windows; ends with the line
# "N passed, N failed".  What it needs `make deps-web` installs.
#
#   DIR=out/build OUT=out sh tests/web.sh [--shots FOLDER]
set -eu
cd "$(dirname "$0")/.."
OUT=${OUT:-out}
LEAFLET=${LEAFLET:-${DIR:-$OUT/build}/leaflet}
LEAFLET_DATA=${LEAFLET_DATA:-$PWD}
WEB_MODULES=$OUT/web/node_modules
export LEAFLET_DATA WEB_MODULES

if ! [ -d "$WEB_MODULES/axe-core" ]; then
	echo 'There is no axe-core. Run make deps-web first.' >&2
	exit 2
fi
rm -rf "$OUT/web/pages"
"$LEAFLET" -q --to html -o "$OUT/web/pages/content" content
"$LEAFLET" -q --to html -o "$OUT/web/pages/reading" --allow-outside \
    tests/reading
for style in frame band plain; do
	"$LEAFLET" -q --to html -o "$OUT/web/pages/$style" -s cover.style=$style \
	    content/articles/family-therapy.xml
done
for theme in orchard harbour; do
	"$LEAFLET" -q --to html -o "$OUT/web/pages/$theme" --allow-outside \
	    -c content/themes/$theme.yaml content/articles/sleep-and-worry.xml
done
timeout 1200 node tests/web.js "$@" "$OUT"/web/pages/*/leaflet/*.html
