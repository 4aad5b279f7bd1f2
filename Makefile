# Everything a newcomer or a build machine calls; `make help` says what there is.

VENV := .venv
RUN := $(VENV)/bin
ARGS ?=
SERVE ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo run test soak check bench pictures lock clean

help:  ## What there is to call
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-12s %s\n", $$1, $$2}'

demo: $(VENV)/.run  ## The sample cohort from survey files to kickoff letters, then the site (SERVE=0: without it)
	@$(RUN)/nodement demo $(if $(filter 0,$(SERVE)),--no-serve)

run: $(VENV)/.run  ## Web and worker of your own installation
	@$(RUN)/nodement up $(ARGS)

test: $(VENV)/.dev  ## Every test on SQLite, on PostgreSQL and in a browser (ARGS="tests/outbox")
	@$(RUN)/python -m tests.runner $(ARGS)

soak: $(VENV)/.dev  ## The long run of the matcher's tests: tens of thousands of small problems
	SOAK=1 $(RUN)/python -m pytest -q -n 2 tests/matcher

check: $(VENV)/.dev  ## Style, types, arrows, templates, the rules of the house
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	find nodement -name '*.html' -print0 | xargs -0 $(RUN)/djade --check --target-version 5.2
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m pytest -q tests/house

bench: $(VENV)/.dev  ## How long the main job takes, how much a page costs
	@$(RUN)/python -m benchmarks $(ARGS)

pictures: $(VENV)/.dev  ## Take the pictures of the manual anew (needs chromium)
	@$(RUN)/python -m tests.browser.pictures

lock:  ## Write the locks anew (needs uv; nothing else does)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml --extra dev -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements/postgres.in -o requirements/postgres.txt

clean:  ## Throw away what was built; your rows in var/ stay
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.made
	@echo "Installing what Nodement needs ..."
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/run.txt
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what its tests need ..."
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/dev.txt
	@touch $@

$(VENV)/.made:
	@for python in python3 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$($$python --version) ..."; \
	    $$python -m venv $(VENV) && touch $@ && exit 0; exit 1; \
	  fi; \
	done; \
	echo "Nodement needs Python 3.11 or newer with venv, as python3 or python3.11, 3.12 or 3.13." >&2; exit 1
