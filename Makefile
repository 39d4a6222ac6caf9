# Everything a person does with the project; each target makes the virtual environment that it needs.

# What is compiled is kept for the processes after it: without that, each compiles every module and every test again.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
RUN := .venv/run/bin/python
TEST := .venv/test/bin/python
WHEEL := .venv/wheel/bin/python

.PHONY: run test test-all lint types layers tests coverage large browser office locales spark pages docs wheel downstream attack fuzz mutants packaging audit wasm face golden bench clean

run: .venv/run/.ready
	$(RUN) docs/examples/kent.py
	$(RUN) docs/examples/bracknell.py
	$(RUN) docs/examples/hart.py

test: .venv/test/.ready
	$(MAKE) --jobs 2 --output-sync lint types layers pages
	$(MAKE) tests
	@echo "All of it passed."

# Needs Chromium beside Python (Debian: apt-get install chromium); CHROMIUM=... names one that is elsewhere.
# The tests of `make test` run once, with their coverage measured.
# Locales of other countries need the sources of these (Debian: apt-get install locales).
# Workbooks and documents are opened in LibreOffice, and PDF files are read by Poppler (Debian: apt-get install
# libreoffice-calc libreoffice-writer poppler-utils); SOFFICE=... names a LibreOffice elsewhere.
# Spark needs a Java of version 17 or 21 (Debian: apt-get install default-jre-headless).
test-all: .venv/test/.ready
	$(MAKE) --jobs 2 --output-sync lint types layers pages
	$(MAKE) coverage
	$(MAKE) large
	$(MAKE) --jobs 2 --output-sync downstream browser office locales spark
	@echo "All of it passed, in a browser, in LibreOffice, in other locales and in Spark too."

lint: .venv/test/.ready
	$(TEST) -m ruff check .
	$(TEST) -m ruff format --check .
	.venv/test/bin/typos
	$(TEST) language/check.py

types: .venv/test/.ready
	$(TEST) -m mypy
	$(TEST) -m basedpyright --pythonpath $(TEST)

layers: .venv/test/.ready
	.venv/test/bin/lint-imports

# With few examples for each law; the `coverage` of `make test-all` has 30.
tests: .venv/test/.ready
	HYPOTHESIS_PROFILE="$${HYPOTHESIS_PROFILE:-quick}" $(TEST) -m pytest -n auto -m "not large and not browser and not office and not locales and not spark and not attack"

# The same tests, with a measure of which lines and branches they reach.
coverage: .venv/test/.ready
	$(TEST) -m coverage erase
	$(TEST) -m coverage run -m pytest -n auto -m "not large and not browser and not office and not locales and not spark and not attack"
	$(TEST) -m coverage combine --quiet
	$(TEST) -m coverage report

# Tests over so many cases that they take minutes.
large: .venv/test/.ready
	$(TEST) -m pytest -n auto --dist worksteal -m large

# The tests of the next four are in few files, which are named, as it takes long to look for them in all.
browser: .venv/test/.ready
	$(TEST) -m pytest -m browser tests/browser

office: .venv/test/.ready
	$(TEST) -m pytest -m office tests/display

locales: .venv/test/.ready
	$(TEST) -m pytest -m locales tests/test_determinism.py

spark: .venv/test/.spark
	$(TEST) -m pytest -m spark tests/frames/test_spark.py

# The documentation as a web site, with the pictures and the notebook as they are committed.
pages: .venv/test/.ready
	$(TEST) -m sphinx -W --keep-going -q -b html docs docs/_build/html

# Draws the pictures and runs the notebook first; docs/pictures.py says which programs it needs.
docs: .venv/test/.ready
	PYTHONPATH=docs/examples:tests $(TEST) docs/pictures.py
	$(MAKE) pages

# The wheel as a user gets it: built, installed with nothing but what it declares, and imported elsewhere.
wheel: .venv/test/.ready
	rm -rf dist .venv/wheel
	$(TEST) -m build --no-isolation --outdir dist .
	$(PYTHON) -m venv .venv/wheel
	$(WHEEL) -m pip install --quiet --disable-pip-version-check dist/*.whl
	cd / && "$(CURDIR)/$(WHEEL)" -c "import qpr_core as q; s = q.Summary(period='Q2 2023/24', indicators=1, ratings=dict.fromkeys(q.Rag, 0)); print('wheel', q.__version__, q.to_html(s, page=True)[:15])"

# A project in miniature that builds on the wheel, with the testing tools and nothing else.
downstream: wheel
	rm -rf .venv/downstream
	$(PYTHON) -m venv .venv/downstream
	.venv/downstream/bin/python -m pip install --quiet --disable-pip-version-check "$$(ls $(CURDIR)/dist/*.whl)[testing]" pytest
	cd docs/examples/downstream && ../../../.venv/downstream/bin/python -m pytest -q -c /dev/null --rootdir . --confcutdir . -p no:cacheprovider --hypothesis-profile ci

# An attacker sees every output of 2,000 scorecards and lists the small counts that fit; takes half an hour or more.
attack: .venv/test/.ready
	$(TEST) -m pytest -n auto --dist worksteal -m attack tests/attack

# Twice a million inputs, led by which lines they reach: all arguments, and texts of the user. Takes three quarters of an hour.
fuzz: .venv/test/.ready
	$(TEST) -m pip install --quiet --disable-pip-version-check -r requirements/fuzz.txt
	cd $$(mktemp -d) && PYTHONPATH="$(CURDIR)/tests" "$(CURDIR)/$(TEST)" "$(CURDIR)/fuzz/hostile.py" -runs=1000000 -max_len=512
	cd $$(mktemp -d) && PYTHONPATH="$(CURDIR)/tests" "$(CURDIR)/$(TEST)" "$(CURDIR)/fuzz/texts.py" -runs=1000000 -max_len=256

# One operator, constant or argument changed at a time in model, analysis and wording: which change does no test notice?
# Takes hours, and goes on where it was broken off; `MUTANTS='qpr_core.model.*'` tries some. Which tests reach what is
# found out each time, as the code may have changed since.
mutants: .venv/test/.ready
	rm -f mutants/mutmut-stats.json
	$(TEST) -m pip install --quiet --disable-pip-version-check -r requirements/mutants.txt
	PATH="$(CURDIR)/.venv/test/bin:$$PATH" HYPOTHESIS_PROFILE=mutants mutmut run $(MUTANTS)
	$(TEST) mutation/survivors.py

# The wheel and the sdist, without extras, with each and with all, at the lowest versions and at the newest; five minutes.
packaging: wheel
	$(TEST) packaging/try_all.py dist

# Looks up what an installation with every extra brings in the Python Packaging Advisory Database, by way of PyPI. A package
# that cannot be looked up fails it.
audit: wheel
	rm -rf .venv/audit
	$(PYTHON) -m venv .venv/audit
	extras=$$($(TEST) -c "import tomllib; print(','.join(tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']))") && \
	.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check "$$(ls $(CURDIR)/dist/*.whl)[$$extras]"
	.venv/audit/bin/python -m pip list --format freeze --exclude qpr-core --exclude pip --exclude setuptools >.venv/audit/installed.txt
	$(TEST) -m pip install --quiet --disable-pip-version-check -r requirements/audit.txt
	$(TEST) -m pip_audit --strict --disable-pip --no-deps -r .venv/audit/installed.txt

# The core in Python 3.14 as WebAssembly, where numbers are 32 bits wide; needs Node and its npm.
wasm: .venv/test/.ready
	rm -rf .venv/wasm
	npm install --silent --no-audit --no-fund --no-package-lock --prefix .venv/wasm pyodide@314.0.7
	$(TEST) -m pip install --quiet --disable-pip-version-check --target .venv/wasm/packages -r requirements/wasm.txt
	PYTHONPATH=tests $(TEST) packaging/on_wasm.py .venv/wasm

# Records the public face again, after an intended change.
face: .venv/test/.ready
	$(TEST) tests/public_face.py

# Writes the golden reports and the output of the examples again, after a change of wording that is meant.
golden: .venv/test/.ready
	PYTHONPATH=tests:docs/examples $(TEST) tests/golden.py

bench: .venv/test/.ready
	$(TEST) benchmarks/ratios.py
	$(TEST) benchmarks/frames.py
	$(TEST) benchmarks/frames.py 10000000
	$(TEST) benchmarks/large_tables.py
	$(TEST) benchmarks/reading.py
	$(TEST) benchmarks/growth.py
	$(TEST) benchmarks/groups.py

.venv/run/.ready: pyproject.toml $(shell find src -name '*.py')
	$(PYTHON) -m venv .venv/run
	$(RUN) -m pip install --quiet --disable-pip-version-check .
	touch $@

.venv/test/.ready: pyproject.toml requirements/test.txt
	$(PYTHON) -m venv .venv/test
	$(TEST) -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	$(TEST) -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

.venv/test/.spark: .venv/test/.ready requirements/spark.txt
	$(TEST) -m pip install --quiet --disable-pip-version-check -r requirements/spark.txt
	touch $@

clean:
	rm -rf .venv dist mutants docs/_build .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
