#!/bin/sh
# Prints which share of the lines of each file the tests have run, the least
# first.  Takes the folder of a build with BUILD=cover, after its tests.
set -eu
cd "$(dirname "$0")/.."
build=$1
find "$build" -name '*.gcda' -not -path '*/tests/*' | sort |
while read -r data; do
	gcov -n -o "$(dirname "$data")" "$data" 2>/dev/null |
	    awk '/^File .src\/.*\.c/ { gsub(/\047/, "", $2); file = $2 }
		/^Lines executed/ && file != "" {
			split($0, part, /[:%]| of /)
			print part[2], part[4], file
			file = ""
		}'
done | sort -n | awk '
	{
		printf "%6.2f %% of %4d  %s\n", $1, $2, $3
		all += $2
		run += $1 * $2 / 100
	}
	END { if (all) printf "%6.2f %% of %4d  all\n", run / all * 100, all }'
