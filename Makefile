# make build   sets up and builds this repository's sample archive into output/
# make test    sets up and runs all tests
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: build serve test check clean

build: $(VENV)/.ready
	$(RUN)/commonweal build

serve: $(VENV)/.ready
	$(RUN)/commonweal serve

test: $(VENV)/.ready-dev
	$(RUN)/pytest -q

check: $(VENV)/.ready-dev
	./check

clean:
	rm -rf .commonweal build dist *.egg-info
	find output -mindepth 1 ! -name .gitkeep -delete

$(VENV)/.ready: pyproject.toml | $(RUN)/python
	$(RUN)/pip install -q -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml | $(RUN)/python
	$(RUN)/pip install -q -e '.[dev]'
	@touch $@ $(VENV)/.ready

# Debian keeps the part of Python that makes environments in a package of its own.
$(RUN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Commonweal needs Python 3.11 or newer; name it with make PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
	  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null \
	  && $(PYTHON) -m venv $(VENV); } \
	  || { echo "No environment could be made: install the package python3-venv." >&2; exit 2; }
