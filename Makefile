# `make run` builds the real dossier on a fresh machine; `make test` passes the tests.
PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-strip-extras --quiet
TESTS ?= -n auto

.PHONY: run test bench peer lint format golden pictures lock wheel clean

run: $(VENV)/run
	tools/install-office.sh
	$(BIN)/briefgen build
	@echo 'Call it as $(BIN)/briefgen, or once in each terminal: . $(BIN)/activate'

test: $(VENV)/dev lint
	$(BIN)/python -m pytest $(TESTS) -p tests.covered

# What users install, on each Python that is here and that we support.
wheel: $(VENV)/run
	tools/try-wheel.sh

bench: $(VENV)/dev
	$(BIN)/python -m benchmarks

# The program of others in docs/redlines.md: 45 MB that no test needs, so not among those of `dev`.
peer: $(VENV)/dev
	$(PIP) --require-hashes -r requirements/peer.txt
	$(BIN)/python -m benchmarks.peer

lint: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Rewrites the golden files and the committed documents; review the result in git.
golden: $(VENV)/dev
	$(BIN)/python -m tools.catalogues
	$(BIN)/python -m tools.rules
	$(BIN)/python -m tools.drawing
	$(BIN)/briefgen schema -q
	$(BIN)/python -m tools.shells
	$(BIN)/briefgen build -q --overwrite
	$(BIN)/pytest -q -n auto --rebase

# Pages of built documents, as LibreOffice lays them out here; NAMES= makes only those.
pictures: $(VENV)/dev
	$(BIN)/python -m tools.pictures $(NAMES)

lock: | $(VENV)/bin/python
	$(PIP) uv
	$(LOCK) pyproject.toml --extra pdf --extra language -o requirements/run.txt
	$(LOCK) pyproject.toml --extra pdf --extra language --group dev -o requirements/dev.txt
	$(LOCK) --group build -o requirements/build.txt
	$(LOCK) --group peer -o requirements/peer.txt

clean:
	rm -rf $(VENV) .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "briefgen needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV) || { tools/install-venv.sh && $(PYTHON) -m venv --clear $(VENV); }

$(VENV)/run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q briefgen
	touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	$(PIP) --require-hashes -r requirements/dev.txt
	touch $@
