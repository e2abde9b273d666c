# The room law holds in the tree, and finds each kind of breach.
. tests/lib.sh

law() {
	(cd "$1" && awk -v rooms="$ROOMS" -f "$OLDPWD/tests/rooms.awk" src/*/*.[ch])
}

# breach NAME ROOM LINE WANTED: with the line in a file of the room, the law
# says so.
breach() {
	mkdir -p "$TMP/tree/src/$2"
	echo "$3" >"$TMP/tree/src/$2/planted.c"
	got=$(law "$TMP/tree" 2>&1) && got="nothing"
	case $got in
	"src/$2/planted.c:1: "*"$4"*) echo "ok $1" ;;
	*)
		echo "not ok $1"
		echo "# got: $got"
		;;
	esac
	rm -r "$TMP/tree"
}

expect 'the room law holds' law .
breach 'an include that points down' base '#include "article/read.h"' \
    'base may not include article'
breach 'a space in the directive' article '# include "typeset/fit.h"' \
    'article may not include typeset'
breach 'a library out of its room' run '#include <libxml/tree.h>' \
    'may be included only in article'
breach 'libharu out of its room' typeset '#include <hpdf.h>' \
    'may be included only in paint'
breach 'ICU out of its rooms' cli '#include <unicode/ubrk.h>' \
    'may be included only in base typeset'
breach 'paint shaping text' paint '#include <hb.h>' \
    'may be included only in typeset'
breach 'the longest beginning wins' typeset '#include <hb-subset.h>' \
    'may be included only in paint'
breach 'what is run before the program is below it' cli \
    '#include "prepare/source.h"' 'cli may not include prepare'
breach 'paint takes three headers of typeset' paint \
    '#include "typeset/galley.h"' 'takes from typeset only'
breach 'a library without a room' run '#include <curl/curl.h>' \
    'has no room'
breach 'a header without its room' run '#include "export.h"' 'is in no room'
breach 'a folder that is no room' util '#include <stdio.h>' 'is no room'

mkdir -p "$TMP/tree/src/paint" "$TMP/tree/src/typeset"
printf '%s\n' '#include "typeset/leaflet.h"' '#include "base/unit.h"' \
    '#include <hb-subset.h>' '#include <hpdf_utils.h>' \
    '#include <sys/stat.h>' >"$TMP/tree/src/paint/a.c"
printf '%s\n' '#include <hb-ot.h>' '#include <unicode/ubrk.h>' \
    '#include "media/svg.h"' >"$TMP/tree/src/typeset/b.c"
expect 'what is allowed is allowed' law "$TMP/tree"
