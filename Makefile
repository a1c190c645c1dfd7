# make brief    install what is pinned, then print the briefing of the example case
# make test     install the tools too, then every check that a change must pass
# make heavy    the tests of large sizes
# make format   put the code in order
# make clean    remove what the others made (never a truceline.db: it may hold judgements)

PYTHON ?= python3
CASE ?= examples/gaza-2025-01
VENV := .venv
BIN := $(VENV)/bin
BUILD := build
WHEELS := --only-binary :all: --no-deps --disable-pip-version-check --quiet

.PHONY: brief test heavy format clean
.DELETE_ON_ERROR:
SHELL := /bin/sh

brief: $(VENV)/.run
	$(BIN)/truceline brief $(CASE)

test: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	@mkdir -p $(BUILD)/coverage
	$(BIN)/coverage run --rcfile=.ci/coverage.ini -m pytest -n 2 -m "not heavy"
	@$(BIN)/coverage combine --rcfile=.ci/coverage.ini --quiet
	@$(BIN)/coverage report --rcfile=.ci/coverage.ini
	@for name in chromium chromium-browser google-chrome google-chrome-stable; do \
	  command -v $$name >/dev/null && exit 0; done; \
	  echo "The browser tests were skipped: this machine has no Chromium."

heavy: $(VENV)/.dev
	$(BIN)/pytest -m heavy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf $(VENV) $(BUILD) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf src/*.egg-info
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf examples/*/briefing

# A virtual environment, also where the system's Python comes without ensurepip.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Truceline needs Python 3.11 or later, and “$(PYTHON)” is not that: say where one is,"; \
	  echo "for instance with: make PYTHON=python3.12 brief"; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { \
	  rm -rf $(VENV) && $(PYTHON) -m venv --without-pip $(VENV); }
	@touch $@

# The pip of the environment, else one from outside that installs into it.
define install
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; then pip="$(BIN)/python -m pip"; \
	elif $(PYTHON) -m pip --version >/dev/null 2>&1; then pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	elif command -v pip >/dev/null; then pip="pip --python $(BIN)/python"; \
	else echo "No pip was found for “$(PYTHON)”: install python3-pip or python3-venv first."; exit 1; fi; \
	echo "Installing $(2) ..."; $$pip install $(WHEELS) $(1)
endef

$(VENV)/.run: $(VENV)/.made constraints.txt pyproject.toml
	$(call install,-r constraints.txt,what constraints.txt pins)
	$(call install,--no-build-isolation --editable .,Truceline itself)
	@touch $@

$(VENV)/.dev: $(VENV)/.run constraints-dev.txt
	$(call install,-r constraints-dev.txt,what constraints-dev.txt pins)
	@touch $@
