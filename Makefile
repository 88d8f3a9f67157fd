# Every verb the project has. `make` alone lists them.
APP := .venv/bin/python
ENGINE := bot/.venv/bin/python
export PYTHONPATH := $(CURDIR)
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev train run chat test lint eval prove-handover bench check-content coverage desk backup restore clean

help: ## list these verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: ## install what is missing (uv and both environments), never with sudo
	@tools/setup.sh run

setup-dev:
	@tools/setup.sh dev

train: setup ## train the model when content or configuration changed
	@$(ENGINE) -m bot.train

run: train ## start everything and print the addresses (PORT=8080, DEMO=1, TODAY=2027-01-15)
	@exec $(APP) -m tools.run

chat: ## talk with the running assistant in this terminal (TODAY=2027-01-15 when it runs with DEMO=1)
	@exec $(APP) -m tools.chat

test: setup-dev train ## run every test
	@tools/test.sh

lint: setup-dev ## check style, imports and content
	@.venv/bin/ruff check . && .venv/bin/lint-imports && $(APP) -m tools.check_content

eval: setup-dev train ## measure how well people are understood (minutes); KEEP=1 keeps the figures
	@OPENBLAS_NUM_THREADS=1 $(ENGINE) -m bot.measure $(if $(KEEP),--keep)

.PHONY: eval-peers eval-pipelines
eval-peers: setup-dev ## train a stock Rasa pipeline on the same sentences and keep its figures (an hour)
	@$(ENGINE) -m bot.measure.stock

eval-pipelines: setup-dev ## compare ways to find the article, into docs/understanding/pipelines.md (an hour)
	@OPENBLAS_NUM_THREADS=1 $(ENGINE) -m bot.measure.pipelines

prove-handover: train ## kill parts at twenty moments between the last button and the mail (minutes)
	@KILLS=20 $(APP) -m pytest tests/stack/test_handover.py -q

.PHONY: prove-scale
prove-scale: train ## many people at once on two engines and two websites, engines replaced meanwhile (minutes)
	@SCALE_PEOPLE=12 $(APP) -m pytest tests/stack/test_scaled.py -q

.PHONY: prove-faults soak
prove-faults: setup-dev train ## bring every fault about for real, into docs/safety/faults.md (ten minutes; PART="test_kills.py")
	@PART="$(PART)" $(APP) -m tools.fault_table

soak: setup-dev train ## play TURNS=20000 turns, several talks at once, into docs/safety/soak.md (a quarter of an hour)
	@TURNS="$(TURNS)" $(APP) -m tests.faults.soak

bench: train ## measure speed, growth and memory beside a stock Rasa, into docs/benchmarks (15 minutes; PART="turns load")
	@PART="$(PART)" $(APP) -m benchmarks; status=$$?; $(ENGINE) -W ignore -m benchmarks.plots && exit $$status

.PHONY: check-report rules-picture transcripts
check-report: setup ## how many questions the check asks, into docs/check/questions.md
	@$(APP) -m tools.check_report

transcripts: train ## play the long conversations, into docs/check/gesprekken.md (NAMES="lang vragen")
	@$(APP) -m tools.transcript
.PHONY: fuzz
fuzz: train ## two hundred thousand odd inputs to our own code, and floods and odd requests to the server (minutes)
	@$(APP) -m tests.fuzz.report
	@EXAMPLES=150 FLOOD=10000 $(APP) -m pytest -q tests/stack/test_described.py tests/channels/test_floods.py

.PHONY: prove-privacy
prove-privacy: train ## plant data of a hundred people and look for it everywhere, into docs/safety/privacy.md (minutes)
	@$(APP) -m tests.privacy.report

.PHONY: mutate
mutate: setup-dev ## change the rules one by one and see whether a test notices (half an hour)
	@rm -rf mutants && $(APP) -m tools.mutation

rules-picture: setup ## draw the rules, into docs/check/rules.svg and for the website
	@$(APP) -m tools.rules_picture

.PHONY: article expiring regions links
article: setup ## a new article to fill in (id=reiskosten topic=inkoop)
	@$(APP) -m tools.article "$(id)" "$(topic)"

expiring: setup ## what ends or must be checked again (DAYS=90, TODAY=2027-01-15)
	@$(APP) -m tools.expiring

regions: setup ## compare gemeenten and regions with the table of CBS; changes nothing
	@$(APP) -m tools.regions

links: setup ## follow the links of all sources: what is gone, moved or changed (for a schedule)
	@$(APP) -m tools.links

check-content: setup-dev ## check every content file (STRICT=1, TODAY=2027-01-15)
	@$(APP) -m tools.check_content

coverage: setup ## write docs/content/dekking.md: which answer carries which fact
	@$(APP) -m tools.coverage_table

desk: setup ## have applications of a region mailed to its desk (region=AM29 address=…)
	@region="$(region)" delivery="$(delivery)" address="$(address)" opening="$(opening)" after="$(after)" \
	  $(APP) -m tools.desk

.PHONY: desk-password
desk-password: setup ## a new password for the local account of the desk
	@$(APP) -m tools.desk_password

.PHONY: mail
mail: setup ## mail about applications that waits or failed (again=12 sends a failed one again)
	@$(APP) -m tools.mail "$(again)"

.PHONY: teams-app
teams-app: setup ## the app for Microsoft Teams as a zip (TEAMS_APP_ID=… PUBLIC_URL=https://…)
	@$(APP) -m tools.teams_app

.PHONY: cost
cost: train ## what 10, 1,000 and 100,000 conversations a day ask of machines, into docs/benchmarks/cost.md (WITH=kept)
	@$(APP) -m benchmarks.cost

.PHONY: sbom
sbom: setup-dev ## list what we hand on (CycloneDX, into var/sbom) and its licences (docs/safety/licences.md)
	@$(APP) -m tools.sbom

backup: setup ## keep everything that was stored in one file
	@$(APP) -m tools.backup backup

restore: setup ## put a backup back (file=var/backups/…)
	@$(APP) -m tools.backup restore "$(file)"

clean: ## remove environments, models and data made at run time
	rm -rf .venv .tools bot/.venv bot/models var .pytest_cache .ruff_cache .hypothesis .rasa
