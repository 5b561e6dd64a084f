# Two commands to know: "make run" and "make test". Everything else: "make help".
# PORT=, VAR_DIR=, DATABASE_URL= and the other settings of README.md may be given behind the command.

PYTHON ?= python3
PY := .venv/bin/python
# Some containers forbid Python to keep what it compiled: each process would compile all anew, pytest all tests too.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test coverage check bench lock format ready ready-for-tests

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

run: ready ## Start the site with its database on http://127.0.0.1:8000, the first time with the demo site
	@exec $(PY) manage.py serve

test: ready-for-tests ## Run all tests, those in a real browser too (ARGS= for pytest's own options)
	$(PY) -m pytest -n auto --durations=15 $(ARGS)

coverage: ## Run all tests and show which lines none of them reaches (a third slower)
	$(MAKE) test ARGS="--cov --cov-report=term:skip-covered $(ARGS)"

check: ready-for-tests ## Lint, types, templates, migrations, settings for production, locked requirements
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m djhtml --check templates
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check
	$(PY) -m pytest -q -p no:randomly tests/rvggz/test_locks.py tests/rvggz/test_production.py

bench: ready-for-tests ## Measure speed next to a plain Wagtail site
	$(PY) -m tests.bench $(ARGS)

format: ready-for-tests ## Put code and templates in the form that "make check" asks
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(PY) -m djhtml templates

lock: ready-for-tests ## Write requirements*.txt anew from pyproject.toml (newest versions: ARGS=--upgrade)
	$(PY) -m uv pip compile -q pyproject.toml $(LOCK) $(ARGS) -o requirements.txt
	$(PY) -m uv pip compile -q pyproject.toml --extra dev -c requirements.txt $(LOCK) $(ARGS) -o requirements-dev.txt

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

ready:
	@$(PYTHON) rvggz/bootstrap.py

ready-for-tests:
	@$(PYTHON) rvggz/bootstrap.py --tests
