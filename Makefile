# One place for every command; CI calls the same targets. Exit codes are honest.
CONFIGURATION ?= Release
ARGS ?=

.PHONY: run test build format dashboard bench functions screenshots clean help

help: ## What there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: dashboard ## The product on this machine with its demo estate: http://127.0.0.1:7071 (ARGS="--no-demo --port 7080 --data DIR --seed 7 --speed 60")
	@dotnet run -c $(CONFIGURATION) --project local -- run $(ARGS)

test: ## Every test, the browser ones included
	@CONFIGURATION=$(CONFIGURATION) build/test.sh

build: dashboard ## Everything, warnings as errors
	@dotnet build AIOps.Functions.sln -c $(CONFIGURATION)

dashboard: dashboard/dist/index.html ## The dashboard's files

dashboard/dist/index.html: $(shell find dashboard/src dashboard/public -type f 2>/dev/null) dashboard/package-lock.json dashboard/index.html dashboard/vite.config.ts
	@cd dashboard && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build
	@touch $@

format: ## Formats C#
	@dotnet format AIOps.Functions.sln --no-restore

bench: ## Speed of decode and detect on generated records
	@dotnet run -c Release --project benchmarks -- throughput $(ARGS)

screenshots: dashboard ## The pictures of docs/images, taken from the running product
	@dotnet build local -c $(CONFIGURATION) -v quiet --nologo && node dashboard/scripts/tour.js

functions: ## The Azure Functions host on this machine; says what is missing
	@build/functions.sh $(ARGS)

clean: ## Everything that was built
	@rm -rf artifacts dashboard/dist dashboard/node_modules
