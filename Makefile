# Two commands: `make run` opens the dashboard, `make test` checks everything. Both make what they need in .venv first.
# PYTHON may name any Python from 3.11 on:  make run PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# How many tests run at once; "auto" is one more than there are processors.
WORKERS ?= auto

.PHONY: run test bench lint layers clean

run: $(VENV)/.run
	$(BIN)/python -m streamlit run dashboard.py --server.port=$(PORT)

test: $(VENV)/.test
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.briefing.libreoffice
	$(MAKE) lint
	$(BIN)/python -m pytest --ignore=tests/bench --numprocesses=$(WORKERS) --dist=worksteal --durations=15 -rfER

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers=2

bench: $(VENV)/.test
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest tests/bench --benchmark-enable --benchmark-only --benchmark-columns=median,iqr,rounds --benchmark-sort=name

layers: $(VENV)/.run
	$(BIN)/python -m geo build

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Marz needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(PIP) -r requirements.txt
	touch $@

# Both lists in one go, which is half a minute quicker than one after the other; Debian's programs meanwhile.
$(VENV)/.test: requirements.txt tests/requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m tests.debian_packages & $(PIP) -r requirements.txt -r tests/requirements.txt; done=$$?; wait; exit $$done
	touch $(VENV)/.run $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
