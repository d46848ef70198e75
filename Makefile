# One command per wish, the same for people and for CI. Needs only Python 3.11 or newer and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"
# A process a core, each with neighbouring tests, which share what is costly to make; who is done takes over from who has most.
PYTEST := $(BIN)/pytest --numprocesses auto --dist worksteal

.PHONY: help demo run test test-browser check format bench picture privacy fuzz faults lock clean

help:
	@echo "make demo          try Zielbot in the browser, no token needed"
	@echo "make run           run the bot with the settings of .env"
	@echo "make test          all tests but those of the chat page"
	@echo "make test-browser  the chat page in real Chromium"
	@echo "make check         format, lint, types, the arrows of the house, docs"
	@echo "make format        mend the format"
	@echo "make bench         measure the budgets, each beside its peer"
	@echo "make fuzz          hunt for texts that break a reader, for a minute; ARGS=\"--seconds 600\" for longer"
	@echo "make faults        kill it, break Telegram and the database, and count; ARGS=\"--minutes 20\" for longer"
	@echo "make picture       take the README's picture anew"
	@echo "make privacy       write docs/privacy.md anew from the code"
	@echo "make lock          pin the packages anew"

.venv/run.stamp: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(PIP) install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

demo: .venv/run.stamp
	$(BIN)/zielbot demo $(ARGS)

run: .venv/run.stamp
	$(BIN)/zielbot run

test: .venv/dev.stamp
	$(PYTEST) -m "not browser" $(ARGS)

test-browser: .venv/dev.stamp
	$(PYTEST) -m browser tests/browser $(ARGS)

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --quiet tests/docs

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The peers live in an environment of their own, so that they never meet the product.
.venv-bench/stamp: requirements-bench.lock
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement requirements-bench.lock
	@touch $@

bench: .venv/dev.stamp .venv-bench/stamp
	$(BIN)/python -m bench $(ARGS)

# Atheris needs the product's packages, but not to be among them.
.venv-fuzz/stamp: requirements-fuzz.lock
	$(PYTHON) -m venv .venv-fuzz
	@echo '*' > .venv-fuzz/.gitignore
	.venv-fuzz/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement requirements-fuzz.lock
	@touch $@

fuzz: .venv-fuzz/stamp
	.venv-fuzz/bin/python -m fuzz $(ARGS)

faults: .venv/dev.stamp
	$(BIN)/python -m tests.faults $(ARGS)

privacy: .venv/dev.stamp
	$(BIN)/python -m bot.privacy > docs/privacy.md

picture: .venv/dev.stamp
	$(BIN)/python docs/pictures/take.py

lock: .venv/dev.stamp
	$(UV) --extra build --output-file requirements.lock pyproject.toml
	$(UV) --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(UV) --extra bench --output-file requirements-bench.lock pyproject.toml
	$(UV) --extra fuzz --constraint requirements.lock --output-file requirements-fuzz.lock pyproject.toml

clean:
	rm -rf .venv .venv-bench .venv-fuzz .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
