// Incidents in the other states of life, so that every view has something to show.
import { deployment } from './deployment.js';
import { disk } from './disk.js';
import { collecting, unknown } from './unfinished.js';
import { expired, fourEyes } from './waiting.js';

export function others(now) {
  return [deployment(now), unknown(now), collecting(now), disk(now), expired(now), fourEyes(now)];
}
