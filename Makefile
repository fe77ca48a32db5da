# The daily commands. Each works on a fresh clone; `make up` needs Python 3.11 and nothing else.

PYTHON ?= python3
PORT ?= 8000
DATA ?= data
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: up test lint test-postgres test-peers frontend messages models lock bench bench-judgement bench-rules bench-panel bench-workshop bench-cases bench-alarm bench-ingest help

help:
	@echo "make up     start gutgemacht (PORT=8000 DATA=data DEMO=1)"
	@echo "make test   everything that must hold: style, types, layers, tests, browser, wheel"

.venv/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make up PYTHON=python3.11")'
	@echo "Preparing gutgemacht; this happens once and takes about a minute."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

.venv/test: .venv/run requirements-test.lock
	@echo "Preparing the tests."
	@$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

up: .venv/run
	@GUTGEMACHT_PORT=$(PORT) GUTGEMACHT_DATA=$(DATA) DEMO=$(or $(DEMO),0) $(BIN)/gutgemacht up

test: .venv/test
	tools/test

lint: .venv/test
	tools/lint

test-postgres: .venv/test
	tools/test-postgres

test-peers: .venv/test
	tools/test-peers

frontend:
	cd frontend && npm ci --silent && npm run --silent build

messages: .venv/test
	$(BIN)/python tools/messages.py

models: .venv/test
	$(BIN)/python -m tools.train_models $(or $(CORPORA),$(error name the folder of public files: make models CORPORA=FOLDER))

lock: .venv/test
	tools/lock

bench-judgement: .venv/test
	$(BIN)/python -m bench.judgement $(or $(CORPORA),$(error name the folder of public files: make bench-judgement CORPORA=FOLDER))

bench-rules: .venv/test
	$(BIN)/python -m bench.rules

bench-panel: .venv/test
	$(BIN)/python -m bench.panel

bench-workshop: .venv/test
	$(BIN)/python -m bench.workshop
	$(BIN)/python -m bench.workshop_browsers

bench-cases: .venv/test
	$(BIN)/python bench/cases.py

bench-alarm: .venv/test
	@$(PIP) -r bench/requirements.txt
	$(BIN)/python -m bench.alarm $(SEED)
	$(BIN)/python bench/alarm_explain.py --storms 100 $(if $(SEED),--seed 20151207)

bench-ingest: .venv/test
	$(BIN)/python -m bench.ingest --mentions $(or $(MENTIONS),200000)

bench: .venv/test
	$(BIN)/python -m bench.rules
	$(BIN)/python bench/keystroke.py
	$(BIN)/python -m bench.bounds
