# leaflet: articles in XML become printed leaflets.
#
#   make deps leaflets    install what is missing, build, export content/
#   make deps check       the same for the tests, and run them
#
# Rooms from the top down: a room includes itself and those before it.
ROOMS = base article theme media typeset paint run cli

BUILD  ?= release
OUT    ?= out
PREFIX ?= /usr/local
DIR    := $(OUT)/build$(if $(filter-out release,$(BUILD)),-$(BUILD))

PKGS = libxml-2.0 yaml-0.1 icu-uc icu-i18n fribidi harfbuzz harfbuzz-subset \
	fontconfig \
	libpng libjpeg libqrencode libdeflate libisal libxxhash \
	lcms2
LIBS = $$(pkg-config --libs $(PKGS)) -lhpdf -lhyphen -lm

# Linked into the program if the system has archives of all of them, for loading
# and binding them takes longer than a leaflet; STATIC= leaves all to the loader.
STATIC = xml2 lzma icui18n icuuc icudata stdc++ fontconfig expat fribidi yaml \
	jpeg deflate xxhash hyphen
BOUND  = $$(all="$(STATIC:%=-l%)"; for name in $(STATIC); do \
	test -f "$$($(CC) -print-file-name=lib$$name.a)" || all=; done; \
	test -z "$$all" || all="-static-libgcc -Wl,-z,pack-relative-relocs \
	$$(pkg-config --static --libs libxml-2.0 icu-i18n fontconfig) -lstdc++"; \
	for lib in $$all $(LIBS); do \
	case "$${all:+ $(STATIC) }" in *" $${lib\#-l} "*) \
	lib=$$($(CC) -print-file-name=lib$${lib\#-l}.a);; esac; echo "$$lib"; done)

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings
ASAN = -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
# The program is optimized as a whole, by gcc; what tests are linked of, file by
# file: it takes less time, and a test may put itself in a function's place.
WHOLE = $(if $(findstring clang,$(CC)),,-flto=auto -ffat-lto-objects)
APART = -fno-lto
FLAGS.release = -O3 -g $(WHOLE)
FLAGS.asan    = -O1 -g $(ASAN)
FLAGS.fuzz    = -O1 -g $(ASAN) -fsanitize=fuzzer-no-link
FLAGS.cover   = -O0 -g --coverage
CFLAGS ?= $(FLAGS.$(BUILD))
ifeq ($(BUILD)$(origin CC),fuzzdefault)
CC = clang
endif

SRC  := $(sort $(wildcard $(ROOMS:%=src/%/*.c)))
OBJ  := $(SRC:src/%.c=$(DIR)/%.o)
MADE := $(DIR)/prepared.o
CODE := $(filter-out $(DIR)/cli/main.o,$(OBJ))
PART := $(CODE) $(MADE)
TOOL := $(patsubst src/%.c,$(DIR)/%.o,$(sort $(wildcard src/prepare/*.c)))
FACE := $(sort $(wildcard fonts/*/*.[ot]tf))
UNIT := $(patsubst tests/%.c,$(DIR)/tests/%,$(sort $(wildcard tests/unit/*.c)))
SEED := $(patsubst tests/%.c,$(DIR)/tests/%,$(sort $(wildcard tests/fuzz/*.c)))

# How each kind of thing is made; V=1 shows the whole commands.
Q = $(if $(V),,@echo "  $@";)
COMPILE = $(CC) -std=c11 -D_GNU_SOURCE -Isrc $(WARN) $(CPPFLAGS) $(CFLAGS) \
	$$(pkg-config --cflags $(PKGS) | sed 's/-I/-isystem /g')

all: $(DIR)/leaflet

# What is asked for after `deps` waits for it, also with -j.
$(OBJ) $(TOOL): | $(filter deps%,$(MAKECMDGOALS))

$(DIR)/%.o: src/%.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# What is the same at every start is made before the program is linked.
$(DIR)/prepare/prepare: $(TOOL) $(CODE)
	$(Q)$(CC) $(CFLAGS) $(APART) $(LDFLAGS) -o $@ $^ $(LIBS)
$(DIR)/prepared.c: $(DIR)/prepare/prepare $(FACE)
	$(Q)$< $(FACE) >$@.part && mv $@.part $@
$(MADE): $(DIR)/prepared.c
	$(Q)$(COMPILE) -c -o $@ $<

# The C library comes first: of what the loader looks for, most is in it.
$(DIR)/leaflet: $(OBJ) $(MADE)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -Wl,--as-needed -lc \
	    $(if $(filter release,$(BUILD)),$(BOUND),$(LIBS))

$(UNIT): $(DIR)/tests/%: tests/%.c $(PART)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(APART) -MMD -MP $(LDFLAGS) -o $@ $< $(PART) \
	    -lcmocka $(LIBS)

# The program with articles that crash, loop or eat memory, and with a disk that
# fails, for tests only.
HOOK := $(DIR)/tests/leaflet-hooks
$(HOOK): tests/hooks.c $(OBJ) $(MADE)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(APART) $(LDFLAGS) \
	    -Wl,--wrap=export_article,--wrap=syncfs -o $@ $^ $(LIBS)

# Fuzz targets: the real thing, or a replay of their seeds.
REPLAY = $(if $(filter fuzz,$(BUILD)),-fsanitize=fuzzer,tests/replay.c)
$(SEED): $(DIR)/tests/%: tests/%.c tests/replay.c $(PART)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(APART) -MMD -MP $(LDFLAGS) -o $@ $< $(REPLAY) \
	    $(PART) $(LIBS)

-include $(OBJ:.o=.d) $(TOOL:.o=.d) $(UNIT:=.d) $(SEED:=.d)

leaflets: $(DIR)/leaflet
	LEAFLET_DATA=. $(DIR)/leaflet -v -o $(OUT) content

check: $(DIR)/leaflet $(HOOK) $(UNIT) $(SEED)
	DIR=$(DIR) ROOMS="$(ROOMS)" sh tests/run.sh

# Of the made articles, 500 in place of the few that check looks at.
check-made: $(DIR)/leaflet
	DIR=$(DIR) MADE=500 TEST_SECONDS=1800 sh tests/run.sh pdf/made

bless: $(DIR)/leaflet
	DIR=$(DIR) sh tests/run.sh --bless

# Sanitizers make tests several times slower.
asan:
	TEST_SECONDS=900 $(MAKE) BUILD=asan check

cover:
	$(MAKE) BUILD=cover check
	sh tests/cover.sh $(OUT)/build-cover

valgrind: $(DIR)/leaflet $(UNIT)
	DIR=$(DIR) sh tests/valgrind.sh

SECONDS ?= 60
fuzz:
	$(MAKE) BUILD=fuzz fuzz-run SECONDS=$(SECONDS)
fuzz-run: $(SEED)
	DIR=$(DIR) FUZZ_SECONDS=$(SECONDS) sh tests/fuzz.sh

# Pages in a browser, not a part of check: wants what deps-web installs.
check-web: $(DIR)/leaflet
	DIR=$(DIR) OUT=$(OUT) sh tests/web.sh

MEASURES = $(addprefix $(DIR)/tests/bench/,typeset faults packing cores)
$(MEASURES): $(DIR)/tests/bench/%: tests/bench/%.c $(PART)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(APART) $(LDFLAGS) -o $@ $< $(PART) $(LIBS)

bench: $(DIR)/leaflet $(MEASURES)
	DIR=$(DIR) sh tests/bench/run.sh

FORMED = $(wildcard src/*/*.[ch] tests/*.c tests/unit/*.c tests/fuzz/*.c \
	tests/bench/*.c)
format:
	clang-format -i $(FORMED)
format-check:
	clang-format --dry-run -Werror $(FORMED)
tidy:
	clang-tidy -quiet $(SRC) -- -std=c11 -D_GNU_SOURCE -Isrc \
	    $$(pkg-config --cflags $(PKGS))

# The only goals that may use the network.
deps:
	sh tests/deps.sh build check
deps-bench:
	sh tests/deps.sh build bench
deps-dev:
	sh tests/deps.sh build check dev
deps-web:
	sh tests/deps.sh build web
	npm install --silent --no-audit --no-fund --prefix $(OUT)/web \
	    axe-core@4 puppeteer-core@25

install: $(DIR)/leaflet
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/leaflet \
	    $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 755 $(DIR)/leaflet $(DESTDIR)$(PREFIX)/bin
	install -m 644 src/cli/leaflet.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 src/cli/leaflet.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 content/article.rng content/report.schema.json \
	    $(DESTDIR)$(PREFIX)/share/leaflet
	cp -R fonts $(DESTDIR)$(PREFIX)/share/leaflet

VERSION = $$(sed -n 's/.*LEAFLET_VERSION "\(.*\)"/\1/p' src/base/version.h)
dist:
	mkdir -p $(OUT)
	v=$(VERSION); git archive --prefix=leaflet-$$v/ HEAD | gzip -9n \
	    >$(OUT)/leaflet-$$v.tar.gz

clean:
	rm -rf $(OUT)

.PHONY: all leaflets check check-made check-web bless asan cover valgrind fuzz \
	fuzz-run bench format format-check tidy deps deps-bench deps-dev \
	deps-web install dist clean
