#!/usr/bin/env bash
# Starts the Functions host on this machine, or says what is missing and where to get it. docs/functions.md walks through it.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=0
need() { echo "missing: $1" >&2; missing=1; }
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

command -v dotnet >/dev/null 2>&1 || need ".NET 10 SDK (dotnet): https://dotnet.microsoft.com/download"
command -v func >/dev/null 2>&1 || need "Azure Functions Core Tools 4 (func): https://learn.microsoft.com/azure/azure-functions/functions-run-local"
[ -f functions/local.settings.json ] || need "functions/local.settings.json: cp local.settings.sample.json functions/local.settings.json"
for port in 10000 10001 10002; do
  listens "$port" || need "Azurite on 127.0.0.1:$port (blob 10000, queue 10001, table 10002): (cd tests/tools && npm ci && npx azurite --silent --location ../../.aiops/azurite --skipApiVersionCheck)"
done
listens 5672 || need "the Event Hubs emulator on 127.0.0.1:5672: docker compose -f docs/functions/compose.yaml up -d"
if [ "${AzureFunctionsJobHost__extensions__durableTask__storageProvider__type:-}" = azureManaged ]; then
  [ "${DurableTaskScheduler:-}" = true ] || need "the scheduler's extension in the build: export DurableTaskScheduler=true"
  [ -n "${DURABLE_TASK_SCHEDULER_CONNECTION_STRING:-}" ] || need "DURABLE_TASK_SCHEDULER_CONNECTION_STRING, the scheduler's address: docs/functions.md has the emulator's"
fi
if [ "$missing" -ne 0 ]; then
  echo "Nothing was started. Set up the above, then run make functions again." >&2
  exit 1
fi
[ -f dashboard/dist/index.html ] || echo "note: there are no dashboard files, the host serves the API alone; make dashboard builds them" >&2

cd functions
exec func start "$@"
