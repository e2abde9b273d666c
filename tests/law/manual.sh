# What --help offers is in leaflet(1), and nothing else is; completions work.
. tests/lib.sh

manual=src/cli/leaflet.1
"$LEAFLET" --help | grep -o -e '--[a-z-]*' | sort -u >"$TMP/offered"
expect 'options are offered' test -s "$TMP/offered"
same '--help has 80 columns at most' '' "$("$LEAFLET" --help | grep '.\{81\}')"
while read -r option; do
	expect "leaflet(1) describes $option" \
	    grep -q "^\.It .*Fl -${option#--}\b" "$manual"
done <"$TMP/offered"

sed -n 's/^\.It .*Fl -\([a-z][a-z-]*\).*/--\1/p' "$manual" | sort -u \
    >"$TMP/described"
same 'leaflet(1) describes no other option' '' \
    "$(comm -13 "$TMP/offered" "$TMP/described")"
for command in build check config report; do
	expect "leaflet(1) describes $command" grep -q "^\.It Cm $command" \
	    "$manual"
done

for shell in bash zsh fish; do
	"$LEAFLET" --completions $shell >"$TMP/$shell"
	while read -r option; do
		grep -q -e "--${option#--}\b\|-l ${option#--}\b" \
		    "$TMP/$shell" || echo "$option"
	done <"$TMP/offered" >"$TMP/missing"
	same "$shell completes every option" '' "$(cat "$TMP/missing")"
	if command -v $shell >/dev/null; then
		expect "$shell accepts the script" $shell -n "$TMP/$shell"
	fi
done

complete_bash() {
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
		_leaflet; printf "%s " "${COMPREPLY[@]}"' - "$TMP/bash" "$@"
}
same 'bash completes an option' '--strict ' \
    "$(complete_bash leaflet check --str)"
same 'bash completes a form' 'galley ' "$(complete_bash leaflet --to g)"
same 'bash completes a command' 'check ' "$(complete_bash leaflet chec)"
