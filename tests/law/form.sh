# The form of the text files: what .editorconfig and the contract say, without
# a tool that differs from version to version.
. tests/lib.sh

# breaches NAME AWK-PROGRAM FILE...: the program prints what is wrong.
breaches() {
	name=$1
	program=$2
	shift 2
	same "$name" '' "$(awk "$program" "$@")"
}

code=$(ls src/*/*.[ch] tests/*.c tests/*/*.[ch] 2>/dev/null)
text="$code Makefile README.md CHANGELOG.md $(ls tests/*.sh tests/*/*.sh \
    tests/*.awk src/cli/leaflet.[15] 2>/dev/null)"

# shellcheck disable=SC2086 # names without spaces
{
breaches 'no white space at the end of a line' \
    '/[ \t\r]$/ { print FILENAME ":" FNR }' $text
breaches 'C is indented with tabs, and lines have 80 columns at most' '
	/^        / { print FILENAME ":" FNR ": spaces" }
	{
		n = split($0, part, "\t")
		width = 0
		for (i = 1; i <= n; i++) {
			line = part[i]
			gsub(/[\200-\277]/, "", line)
			width += length(line)
			if (i < n)
				width += 8 - width % 8
		}
		if (width > 80)
			print FILENAME ":" FNR ": " width " columns"
	}' $code
breaches 'nothing is left to do' \
    '/TODO|FIXME/ { print FILENAME ":" FNR }' $(ls src/*/*.[ch])
breaches 'no merge is half done' \
    '/^(<<<<<<<|>>>>>>>) / { print FILENAME ":" FNR }' $text
breaches 'every C file begins with a comment' \
    'FNR == 1 && !/^\/\*/ { print FILENAME }' $(ls src/*/*.[ch])
breaches 'functions have fewer than 60 lines' '
	FNR == 1 { inside = 0 }
	/^\{/ { start = FNR; inside = 1 }
	/^\}/ {
		if (inside && FNR - start > 60)
			print FILENAME ":" start
		inside = 0
	}' $(ls src/*/*.c)
}
for file in $text; do
	[ -z "$(tail -c 1 "$file")" ] || echo "not ok $file ends in a newline"
done
expect 'every sh script is well-formed' sh -c '
	for file in tests/*.sh tests/*/*.sh .ci/run; do sh -n "$file" || exit 1; done'
