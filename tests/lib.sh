# For tests written in sh: each prints "ok NAME" or "not ok NAME", the latter
# with the reason on lines that begin with "#".
#
# run.sh gives them LEAFLET (the program), DIR (its build folder), TMP (an
# empty folder of the test's own) and LEAFLET_DATA; they run in the root of
# the repository.

# expect NAME COMMAND...: the command succeeds.
expect() {
	name=$1
	shift
	if "$@" >"$TMP/expect.log" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name"
		echo "# failed: $*"
		sed 's/^/# /' "$TMP/expect.log" | head -20
	fi
}

# same NAME WANTED GOT: the two strings are equal.
same() {
	if [ "$2" = "$3" ]; then
		echo "ok $1"
	else
		printf 'not ok %s\n' "$1"
		printf '%s\n' "wanted: $2" "got: $3" | sed 's/^/# /' | head -40
	fi
}

# exits NAME STATUS COMMAND...: the command ends with the status; what it
# prints goes to $TMP/stdout and $TMP/stderr.
exits() {
	name=$1
	wanted=$2
	shift 2
	got=0
	"$@" >"$TMP/stdout" 2>"$TMP/stderr" || got=$?
	if [ "$got" = "$wanted" ]; then
		echo "ok $name"
	else
		echo "not ok $name"
		echo "# status $got in place of $wanted: $*"
		sed 's/^/# /' "$TMP/stderr" | head -20
	fi
}

# says NAME TEXT: the last command's messages hold the text.
says() {
	if grep -qF -e "$2" "$TMP/stderr"; then
		echo "ok $1"
	else
		echo "not ok $1"
		echo "# not said: $2"
		sed 's/^/# /' "$TMP/stderr" | head -20
	fi
}

# article ID [ATTRIBUTES]: a small article on standard output.
article() {
	cat <<END
<?xml version="1.0" encoding="UTF-8"?>
<article id="$1" lang="en-GB" ${2:-}>
  <title>A small article</title>
  <summary>It is here to be tried.</summary>
  <section>
    <title>What is it?</title>
    <p>A paragraph of the article $1.</p>
  </section>
</article>
END
}
