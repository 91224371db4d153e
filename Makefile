# Sarhad: `make run` shows the map of the seed articles, `make test` proves that everything works.
PYTHON ?= python3
PORT ?= 8501
OUT ?= out
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run build test lint types check chromium eval lock clean

help:            ## what can be made
	@grep -hE '^[a-z]+: .*##|^[a-z]+:  +##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

run: $(VENV)/.ready  ## set up, read the seed articles, serve the dashboard on 127.0.0.1
	$(BIN)/sarhad build --out $(OUT)
	$(BIN)/sarhad app $(OUT) --port $(PORT)

build: $(VENV)/.ready  ## set up and write the map and the files to out/
	$(BIN)/sarhad build --out $(OUT)

test: $(VENV)/.ready chromium  ## set up and run the whole suite
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered --cov-fail-under=85

lint: $(VENV)/.ready  ## ruff: rules and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready  ## mypy, strict
	$(BIN)/mypy

check: test lint types  ## all of it, as the CI does

# Everything pinned and hashed; Sarhad itself on top, linked to this checkout.
$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'error: $(PYTHON) is older than 3.11; name a newer one: make PYTHON=python3.12 …' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The browser tests need a Chromium. Where it cannot be installed they are skipped, unless SARHAD_REQUIRE_BROWSER is set.
chromium:
	@if command -v chromium chromium-browser google-chrome >/dev/null 2>&1; then :; \
	elif command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null; \
	elif command -v apt-get >/dev/null 2>&1 && sudo -n true 2>/dev/null; then \
	  sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null; \
	else echo 'note: no Chromium here and no right to install one: the browser tests will be skipped' >&2; fi

eval: $(VENV)/.ready  ## score events: make eval CORPORA=FOLDER [EVAL=--errors]; without a folder, on our own articles
	$(BIN)/python -m benchmarks.events $(or $(CORPORA),--own) $(EVAL)

lock:            ## renew requirements.lock from the ranges in pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra test --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-emit-index-url --quiet --output-file requirements.lock

clean:           ## remove the environment and everything that was built
	rm -rf $(VENV) $(OUT) build *.egg-info .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
