#!/usr/bin/env bash
# Against a running Functions host: it is ready, has indexed every function, scores a body that came through the hub and one that was posted to the trigger, and keeps the
# poison apart with its reason. docs/functions.md.
set -euo pipefail
host="${1:?the address of the host, such as http://127.0.0.1:7071}"
root="$(cd "$(dirname "$0")/.." && pwd)"
fail() { echo "smoke: $1" >&2; exit 1; }
until_true() { for _ in $(seq 1 120); do if eval "$2" >/dev/null 2>&1; then return 0; fi; sleep 2; done; fail "$1"; }

until_true "the host did not become ready" 'curl -fsS -m 5 "$host/readyz"'
names="$(curl -fsS "$host/admin/functions" | grep -o '{"name":"[A-Za-z]*","script_root' | cut -d'"' -f4 | sort)"
missing="$(comm -23 <(grep -rhoE '\[Function\("[A-Za-z]+"' "$root/functions" --include='*.cs' | cut -d'"' -f2 | sort) <(echo "$names"))"
[ -z "$missing" ] || fail "the worker did not index: $(echo "$missing" | tr '\n' ' ')"

work="$(mktemp -d)"; trap 'rm -rf "$work"' EXIT
vm() { echo "/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/smoke/providers/microsoft.compute/virtualmachines/$1"; }
body() {
  printf '{"records":[{"time":"%s","resourceId":"%s","metricName":"Percentage CPU","timeGrain":"PT1M","count":1,"total":5,"minimum":5,"maximum":5,"average":5}]}' \
    "$(date -u +%Y-%m-%dT%H:%M:00Z)" "$(vm "$1")"
}
body by-hub > "$work/good.json"
echo "this is no telemetry, $RANDOM" > "$work/poison.txt"
node "$root/build/send-body.mjs" "$work/good.json" "$work/poison.txt"
body by-trigger | node -e 'let b="";process.stdin.on("data",c=>b+=c).on("end",()=>console.log(JSON.stringify({input:b})))' \
  | curl -fsS -X POST -H 'Content-Type: application/json' "$host/admin/functions/Ingest" -d @- -o /dev/null

curl -fsS -c "$work/jar" "$host/api/session" -o /dev/null
get() { curl -fsS -b "$work/jar" "$host$1"; }
until_true "the poison body is not among the dead letters" 'get /api/deadletters | grep -q "this is no telemetry"'
for one in by-hub by-trigger; do
  until_true "the body that came $one was not scored" 'get "/api/series/list?resourceId=$(vm $one)" | grep -q "Percentage CPU"'
done
echo "smoke: the host is ready, indexed $(wc -w <<<"$names") functions, scored a body from the hub and one from the admin endpoint, and kept the poison apart"
