# The room law.  Work flows down the rooms, includes point up: a room includes
# itself and those before it, and a library is included in its room alone.
#
#   awk -v rooms="base article ..." -f tests/rooms.awk src/*/*.[ch]
#
# Prints each breach as FILE:LINE: WHAT, and fails when there is any.

BEGIN {
	count = split(rooms, list, " ")
	for (i = 1; i <= count; i++)
		rank[list[i]] = i
	# Behind them all is what runs before the program is linked.
	rank["prepare"] = count + 1

	# Library, by the beginning of its header: where it lives.  The
	# longest beginning wins.
	home["libxml/"] = home["libxslt/"] = home["libexslt/"] = "article"
	home["yaml.h"] = "theme"
	home["png.h"] = home["jpeglib.h"] = home["jerror.h"] = "media"
	home["qrencode.h"] = "media"
	home["unicode/"] = "base typeset"
	home["fribidi.h"] = home["hyphen.h"] = home["xxhash.h"] = "base"
	home["fontconfig/"] = "typeset"
	home["hb"] = "typeset prepare"
	home["hpdf"] = home["libdeflate.h"] = "paint"
	home["isa-l"] = "paint prepare"
	home["hb-subset.h"] = "paint prepare"
	home["lcms2"] = "prepare"
	home["pthread.h"] = "run"
	home["stdatomic.h"] = "base run"
	home["endian.h"] = "base"

	# What belongs to the language and the system, and so to everybody.
	system_ = " assert ctype dirent errno fcntl float iconv inttypes link" \
	    " limits locale malloc math poll sched setjmp signal spawn" \
	    " stdalign stdarg stdbool stddef stdint stdio stdlib string" \
	    " strings time unistd "

	# One room takes from another these headers only.
	only["paint", "typeset"] = " leaflet.h sheets.h font.h "
}

function breach(what) {
	printf "%s:%d: %s\n", FILENAME, FNR, what
	bad = 1
}

function library_home(file,    i, best) {
	for (i in home)
		if (index(file, i) == 1 && length(i) > length(best))
			best = i
	return best == "" ? "" : " " home[best] " "
}

function is_system(file) {
	sub(/\.h$/, "", file)
	return file ~ /^sys\// || index(system_, " " file " ")
}

/^[ \t]*#[ \t]*include/ {
	n = split(FILENAME, at, "/")
	here = at[n - 1]
	file = $0
	sub(/^[ \t]*#[ \t]*include[ \t]*/, "", file)
	own = file ~ /^"/
	file = substr(file, 2)
	sub(/[>"].*$/, "", file)
	if (!(here in rank)) {
		breach("'" here "' is no room. Name it in ROOMS.")
	} else if (own) {
		if (split(file, to, "/") != 2 || !(to[1] in rank))
			breach(file " is in no room. Write \"room/name.h\".")
		else if (rank[to[1]] > rank[here])
			breach(here " may not include " to[1] ": it is below.")
		else if ((here, to[1]) in only &&
		    !index(only[here, to[1]], " " to[2] " "))
			breach(here " takes from " to[1] " only" \
			    only[here, to[1]] "and not " to[2] ".")
	} else if (!is_system(file)) {
		where = library_home(file)
		if (where == "")
			breach("<" file "> has no room. Name it in " \
			    "tests/rooms.awk.")
		else if (!index(where, " " here " "))
			breach("<" file "> may be included only in" where \
			    "and not in " here ".")
	}
}

END { exit bad }
