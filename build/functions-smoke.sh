#!/usr/bin/env bash
# Against a running Functions host: it is ready, has indexed every function, takes a good and a poison body, and shows the poison with its reason. docs/functions.md.
set -euo pipefail
host="${1:?the address of the host, such as http://127.0.0.1:7071}"
fail() { echo "smoke: $1" >&2; exit 1; }
until_true() { for _ in $(seq 1 120); do if eval "$2" >/dev/null 2>&1; then return 0; fi; sleep 2; done; fail "$1"; }

until_true "the host did not become ready" 'curl -fsS -m 5 "$host/readyz"'
names="$(curl -fsS "$host/admin/functions" | grep -o '{"name":"[A-Za-z]*","script_root' | cut -d'"' -f4 | sort | tr '\n' ' ')"
for wanted in Alerts Api Approval ApprovalSource Chat Correlation Detect Forecast ForecastTimer Incident Ingest Notify Remediation Retention StartRetention; do
  case " $names " in *" $wanted "*) ;; *) fail "the worker did not index $wanted; it has: $names" ;; esac
done

admin() { curl -fsS -X POST -H 'Content-Type: application/json' "$host/admin/functions/Ingest" -d "$1" -o /dev/null; }
now="$(date -u +%Y-%m-%dT%H:%M:00Z)"
admin "{\"input\":\"{\\\"records\\\":[{\\\"time\\\":\\\"$now\\\",\\\"resourceId\\\":\\\"/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/VM1\\\",\\\"metricName\\\":\\\"Percentage CPU\\\",\\\"timeGrain\\\":\\\"PT1M\\\",\\\"count\\\":1,\\\"total\\\":5,\\\"minimum\\\":5,\\\"maximum\\\":5,\\\"average\\\":5}]}\"}"
admin '{"input":"this is no telemetry"}'

jar="$(mktemp)"; trap 'rm -f "$jar"' EXIT
curl -fsS -c "$jar" "$host/api/session" -o /dev/null
until_true "the poison body is not among the dead letters" 'curl -fsS -b "$jar" "$host/api/deadletters" | grep -q Malformed'
until_true "the good body's series did not appear" 'curl -fsS -b "$jar" "$host/api/stats" | grep -q "\"signals\""'
echo "smoke: the host is ready, indexed $(wc -w <<<"$names") functions, scored a body and kept the poison apart"
