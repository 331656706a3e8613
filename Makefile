# The commands a person types. Each is a script of the same name in scripts/.
#   PORT=8080 make run               another port
#   HOST=0.0.0.0 INSECURE_LAN=1 make run    reachable in a trusted local network, without TLS
#   make soak PART=kills             one part only, by a word of its line in scripts/soak
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup run check test soak bench coverage docs format lock

help:      ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup:     ## Virtual environment and system libraries
	@scripts/setup

run:       ## Set up, demonstration season, serve at http://localhost:8000
	@scripts/run

check:     ## Lint, types, layers, migrations, fast tests: under 2 minutes
	@scripts/setup --tests
	@scripts/check

test:      ## The whole suite on SQLite, on PostgreSQL, in Chromium and in Firefox: under 25 minutes
	@scripts/setup --tests
	@scripts/test

soak:      ## Full counts of fault, fuzz, mutation and load runs, in parts; goes on where it stopped
	@scripts/setup --tests
	@scripts/soak $(PART)

bench:     ## One line a figure: name value unit against-what
	@scripts/setup --tests
	@scripts/bench

coverage:  ## Branch coverage of the suite on SQLite
	@scripts/setup --tests
	@scripts/coverage

docs:      ## Write the generated pages in docs/ anew
	@$(PY) manage.py write_docs

format:    ## Format Python
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

lock:      ## Make the hashed locks anew from requirements*.txt and package.json
	@scripts/lock
