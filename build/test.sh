#!/usr/bin/env bash
# Builds everything, runs every test, counts from the runners' own result files, and closes with one plain line.
set -uo pipefail
cd "$(dirname "$0")/.."
configuration=${CONFIGURATION:-Release}
results=$PWD/artifacts/test-results
rm -rf "$results" && mkdir -p "$results"
code=0

[ -n "${AIOPS_CHROMIUM:-}" ] && export CHROMIUM="$AIOPS_CHROMIUM"
if [ -z "${AIOPS_CHROMIUM:-}" ] && ! command -v chromium >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's chromium for the browser tests ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >"$results/apt.log" 2>&1 || tail -n 5 "$results/apt.log"
  else
    echo "No chromium: the browser tests are skipped by name. Install it, or set AIOPS_CHROMIUM to a Chromium or Chrome."
  fi
fi

echo "Building the dashboard ..."
make --no-print-directory dashboard || exit 1

echo "Building the solution ..."
dotnet build AIOps.Functions.sln -c "$configuration" -v quiet --nologo || exit 1

echo "Testing the dashboard ..."
(cd dashboard && AIOPS_RESULTS_DIR="$results" npm test --silent) || code=1

echo "Testing the solution ..."
AIOPS_CONFIGURATION="$configuration" dotnet test AIOps.Functions.sln -c "$configuration" --no-build --nologo -v quiet \
  --logger "trx" --results-directory "$results" || code=1

node build/count-tests.mjs "$results" || code=1
exit $code
