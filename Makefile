# Everything there is to run. On Debian or Ubuntu with Rust and Node, each target first makes sure of the rest.
#
#   make run    opens the window on a demonstration book (without a display: the same job at the command line)
#   make test   everything a change has to pass
#   make bench  what the program costs, as ratios
#   make soak   the long tests: every kind of day in four places; a whole afternoon typed, a hundred crashes in it, flipped
#               bits and kills
#   make lint   the quick part of the tests: format, lints and types
#
#   make bindings  writes the window's types again, after a Rust type that it sees has changed
#   make pictures  draws the records that the documentation shows, after their look has changed
#   make licences  checks the dependencies against deny.toml (needs cargo-deny)

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := test
.PHONY: run test bench soak lint bindings pictures licences packages-build packages-test packages-bench lint-ui lint-rust test-ui test-rust test-days

# The system's OpenSSL saves five minutes of building our own; a release, which leaves this machine, takes its own.
export OPENSSL_NO_VENDOR := 1
# Tests hand some questions to Python libraries: signatures to pyHanko, bank holidays to an independent list.
export QUORATE_PYTHON := $(CURDIR)/.venv/bin/python

# DAY=2026-12-05T10:00:00Z runs the tests as if it were then.
on_the_day := $(if $(DAY),$(CURDIR)/.ci/at-day $(DAY) Europe/London)
ifdef DAY
test-rust: export CARGO_TARGET_$(shell rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')_RUNNER = $(on_the_day)
endif

workspace := --workspace --features webdriver
installed := ui/node_modules/.installed
window := ui/dist/index.html
python := .venv/.installed
demo := target/demo

run: packages-build $(window)
	cargo build
	@.ci/demonstrate target/debug/quorate $(demo)

test: packages-build packages-test lint test-ui test-rust test-days

lint: packages-build lint-ui lint-rust

lint-ui: $(installed)
	cd ui && npm run --silent lint
	cd ui && npm run --silent check

lint-rust: $(window)
	cargo fmt --all --check
	cargo clippy $(workspace) --all-targets -- -D warnings

test-ui: $(installed)
	cd ui && $(on_the_day) npm test --silent

# Types are generated beside the committed ones: a test that compares must not find them mended.
test-rust: export TS_RS_EXPORT_DIR = $(CURDIR)/target/bindings
test-rust: $(window) $(python)
	if cargo nextest --version >/dev/null 2>&1; then .ci/contain cargo nextest run $(workspace); \
	else .ci/contain cargo test $(workspace); fi

# What a calendar can touch, on two days of another kind than today.
test-days: export TS_RS_EXPORT_DIR = $(CURDIR)/target/bindings
test-days: $(window) $(python)
	.ci/contain tests/days.py two

bindings: packages-build $(window)
	rm -f ui/src/bindings/*.ts
	cargo test --workspace export_bindings

bench: packages-build packages-test packages-bench $(window) $(python)
	cargo bench $(workspace) --bench record --bench book --bench window

soak: packages-build packages-test $(window) $(python)
	.ci/contain tests/days.py all
	.ci/contain cargo test $(workspace) --lib --test validators --test rules_run -- --ignored --nocapture soak_
	.ci/contain cargo test $(workspace) --test journeys -- --ignored --nocapture
	python3 tests/officers_profiles/judge.py --brief --told 184 target/debug/quorate
	.ci/contain sh -c 'python3 tests/verify_cases.py --settled target/debug/quorate "$$(mktemp -d)/county"'

pictures: packages-build packages-test
	@.ci/packages pictures
	mkdir -p assets/records
	rm -f assets/records/*.png
	cargo test -p quorate-core --test record -- --ignored pictures_of_records

licences:
	cargo deny --offline check bans licenses sources

packages-build:
	@.ci/packages build

packages-test:
	@.ci/packages test

packages-bench:
	@.ci/packages bench

$(installed): ui/package.json ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	touch $@

$(window): $(installed) $(shell find ui assets/panels assets/help -type f -not -path 'ui/dist/*' -not -path 'ui/node_modules/*' 2>/dev/null)
	cd ui && npm run --silent build
	touch $@

$(python): tests/requirements.txt | packages-test
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@
