# Reform Press 改革版面
#
#   make demo    set up, fetch the fonts, set the five samples; impose the brochures
#   make test    set up, fetch the judges, run every test
#   make lint    ruff and mypy
#   make bench   speed beside Typst, also after an edit; pages beside the prototype's;
#                pages laid out again; brochures after an edit; whole books
#   make pages   set the samples again and look at them
#   make setup   only what the toolkit itself needs
#
# Each does the set-up it needs; a second run does none of it again.

SAMPLES = supplement-2023 review-2020 brochure-laying-hens brochure-irrigation \
	yearbook-2020-2023
BIN = .venv/bin
SETUP = @PYTHON="$(PYTHON)" sh scripts/setup.sh

.PHONY: help setup demo test lint bench pages
.NOTPARALLEL:

help:
	@sed -n 's/^# \{0,1\}//p' Makefile

setup:
	$(SETUP) run fonts

demo: setup pages

pages:
	$(SETUP) run fonts
	@for edition in $(SAMPLES); do \
	    $(BIN)/reform-press build content/$$edition --png || exit; \
	done
	@$(BIN)/reform-press impose build/brochure-laying-hens/print.pdf \
	    --scheme tri-fold -o build/brochure-laying-hens/imposed.pdf
	@$(BIN)/reform-press impose build/brochure-irrigation/print.pdf \
	    --scheme saddle --paper 157gsm -o build/brochure-irrigation/imposed.pdf

test:
	$(SETUP) dev fonts referees
	@$(BIN)/python -m pytest $(ARGS)

lint:
	$(SETUP) dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench:
	$(SETUP) run bench fonts
	@$(BIN)/python tests/bench/bench.py $(ARGS)
	@$(BIN)/python tests/bench/edit_bench.py
	@$(BIN)/python tests/bench/makeup_bench.py
	@$(BIN)/python tests/bench/relay_bench.py --own
	@$(BIN)/python tests/bench/brochure_bench.py
	@$(BIN)/python tests/bench/book_bench.py --full
