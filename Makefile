# The commands of the README. Each may be the first one that is run.
BIN := .venv/bin

.PHONY: setup demo test test-browser lint release audit bench

setup: .venv/.installed

# Debian keeps `venv` in a package of its own; where that is missing, virtualenv makes the same environment.
.venv/.installed: pyproject.toml
	test -x $(BIN)/python || python3 -m venv .venv || { rm -rf .venv; \
	    python3 -m pip install --quiet --target .venv/bootstrap virtualenv && \
	    PYTHONPATH=.venv/bootstrap python3 -m virtualenv --quiet .venv; }
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: setup
	$(BIN)/autograder demo

# Two at once: a test that grades starts processes of its own.
test: lint
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-browser: setup
	$(BIN)/python -m pytest tests/browser

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

release: setup
	$(BIN)/autograder release

audit: setup
	$(BIN)/autograder audit

bench: setup .venv/otter
	$(BIN)/python tests/bench/sandbox.py
	$(BIN)/python tests/bench/grading.py $(or $(STUDENTS),100) $(SAMPLE)

# otter-grader asks for other versions of what the kit needs: it gets a folder of its own.
.venv/otter:
	$(BIN)/python -m pip install --quiet --target $@ 'otter-grader[grading]' || { rm -rf $@; false; }
