// npm run mock -- [--port 7071] [--speed 10] [--incidents 140] [--empty]
import { parseArgs } from 'node:util';
import { serve } from './server.js';
import { World } from './world.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '7071' },
    speed: { type: 'string', default: '10' },
    incidents: { type: 'string', default: '140' },
    empty: { type: 'boolean', default: false },
  },
});
const world = new World({ speed: Number(values.speed), incidents: Number(values.incidents), empty: values.empty, pace: 4000 });
await serve(world, Number(values.port));
console.log(`Mock host on http://127.0.0.1:${values.port} (pages from dist/)`);
