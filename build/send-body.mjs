// Sends files, each as the body of one event, to a hub: node build/send-body.mjs FILE... (or - for standard input). The connection is that of local.settings.sample.json, the
// emulator's; EVENTHUB_CONNECTION and EVENTHUB_NAME name another. Needs `npm ci` in tests/tools.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const { EventHubProducerClient } = createRequire(new URL('../tests/tools/', import.meta.url))('@azure/event-hubs');
const sample = JSON.parse(readFileSync(new URL('../local.settings.sample.json', import.meta.url), 'utf8')).Values;
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('send-body: name at least one file, or - for standard input');
  process.exit(2);
}

const hub = new EventHubProducerClient(process.env.EVENTHUB_CONNECTION ?? sample.IngestConnection, process.env.EVENTHUB_NAME ?? sample.DiagnosticsHub);
try {
  await hub.sendBatch(files.map((file) => ({ body: readFileSync(file === '-' ? 0 : file) })));
  console.log(`send-body: ${files.length} sent to ${hub.eventHubName}`);
} finally {
  await hub.close();
}
