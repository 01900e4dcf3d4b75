#!/usr/bin/env bash
# Starts the Functions host on this machine, or says what is missing and where to get it. docs/functions.md walks through it.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=0
need() { echo "missing: $1" >&2; missing=1; }
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

command -v func >/dev/null 2>&1 || need "Azure Functions Core Tools 4 (func): https://learn.microsoft.com/azure/azure-functions/functions-run-local"
[ -f functions/local.settings.json ] || need "functions/local.settings.json: cp local.settings.sample.json functions/local.settings.json"
listens 10002 || need "Azurite on 127.0.0.1 (blob 10000, queue 10001, table 10002): (cd tests/tools && npm ci && npx azurite --silent --location ../../.aiops/azurite --skipApiVersionCheck)"
listens 5672 || need "the Event Hubs emulator on 127.0.0.1:5672: docker compose -f docs/functions/compose.yaml up -d"
if [ "$missing" -ne 0 ]; then
  echo "Nothing was started. Set up the above, then run make functions again." >&2
  exit 1
fi

cd functions
exec func start "$@"
