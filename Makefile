# The commands of the project; each is explained in README.md.
.DEFAULT_GOAL := help
.PHONY: help site preview new-case import questions check fix explain test soak bench format clean

NEGATOSCOPE = $$(swift build -c release --show-bin-path)/negatoscope

help:
	@echo 'make site    construire le site dans Output/         build the site into Output/'
	@echo 'make preview écrire en voyant le site             write and see the site follow'
	@echo 'make new-case NAME=mon-cas  commencer un cas      begin a case'
	@echo 'make import CASE=mon-cas FROM=~/depot  importer une série  bring a series in from DICOM'
	@echo 'make questions FOR=anki|moodle|json  questions pour un autre outil  questions for another program'
	@echo 'make check   relire Content/ sans rien publier       check Content/, publish nothing'
	@echo 'make fix     corriger ce qui n’a qu’un remède          mend what has one certain remedy'
	@echo 'make explain RULE=head-colon  pourquoi une règle, et le remède  why a rule, and its remedy'
	@echo 'make test    tous les tests                          every test'
	@echo 'make soak    les tests longs, en entier              the long tests, whole'
	@echo 'make bench   ce que coûtent contrôles et séries         what checks and series cost'
	@echo 'make format  mettre en forme le Swift                format the Swift sources'
	@echo 'make clean   effacer ce qui se refait                remove what can be made again'

site: release
	@"$(NEGATOSCOPE)" build

preview: release
	@"$(NEGATOSCOPE)" preview --open

new-case: release
	@"$(NEGATOSCOPE)" new case "$(NAME)"

import: release
	@"$(NEGATOSCOPE)" import dicom $(FROM) --case "$(CASE)" $(OPTIONS)

questions: release
	@"$(NEGATOSCOPE)" export $(FOR) $(OPTIONS)

check: release
	@"$(NEGATOSCOPE)" check

fix: release
	@"$(NEGATOSCOPE)" check --fix

explain: release
	@"$(NEGATOSCOPE)" explain $(RULE)

test:
	@script/test

soak:
	@NEGATOSCOPE_SOAK=1 script/test

bench:
	@script/bench

format:
	@swift format -i -p -r Package.swift Sources Tests

clean:
	rm -rf .build .build-* .venv .cache

.PHONY: release
release:
	@script/install build
	@swift build -c release --product negatoscope
