# The only door: every task a person or CI runs is a target here.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes
DEMO_HOME ?= $(HOME)/.local/share/partwell-demo

.DEFAULT_GOAL := help
.PHONY: help demo setup test check words bench bench-language bench-sources bench-study soak screenshot lock clean

help:            ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

demo: $(VENV)/.run  ## set up, fill a demo book from its files, print the portfolio, serve it on this machine
	$(BIN)/partwell demo --home "$(DEMO_HOME)"

setup: $(VENV)/.dev  ## everything needed to work on partwell

test: $(VENV)/.dev  ## every test
	$(BIN)/python -m tools.testall

check: $(VENV)/.dev  ## style, types, rooms, figures of size and shape, complete catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir $(VENV)/.import_linter_cache
	$(BIN)/python -m tools.shape
	$(BIN)/python -m tools.catalogue --check

words: $(VENV)/.dev  ## compile the message catalogues
	$(BIN)/python -m tools.catalogue

bench: $(VENV)/.dev  ## measure, both sides in one run, and print the ratios
	$(BIN)/python -m bench

bench-language: $(VENV)/.dev  ## measure the understanding of messages alone: labelling, loading, hostile texts
	$(BIN)/python -m bench language

bench-sources: $(VENV)/.dev  ## measure the reading of files alone: mail, tables, chats, and the way into the book
	$(BIN)/python -m bench sources

bench-study: $(VENV)/.dev  ## how often the words are wrong: thousands of made books, tables into docs/method.md
	$(BIN)/python -m bench.verdict_study --write

soak: $(VENV)/.dev  ## the long studies whole: 200 kills, 500 fuzzed files a source
	PARTWELL_SOAK=1 $(BIN)/python -m pytest tests/crash tests/hostile

screenshot: $(VENV)/.dev  ## take docs/portfolio.png anew from the demo book
	$(BIN)/python -m tools.screenshot

lock: $(VENV)/.dev  ## pin the requirements again, with hashes
	$(BIN)/python -m pip install -q pip-tools
	for part in run dev; do $(BIN)/pip-compile -q --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --allow-unsafe -o requirements/$$part.txt requirements/$$part.in; done

clean:           ## remove what setup made
	rm -rf $(VENV) build

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) -r requirements/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) -r requirements/dev.txt
	@touch $@
