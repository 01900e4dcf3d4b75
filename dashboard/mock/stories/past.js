// Many old incidents, to see how the list scrolls.
import { resources } from '../estate.js';
import { blank, iso, minute } from './parts.js';

const kinds = [
  ['CPU of vmss-shop-api/1 left its band', 'api1', 'vmss-shop-api/1 has run out of CPU'],
  ['Response time of app-shop-web rose', 'web', 'Deployment of app-shop-web'],
  ['DTU of orders reached 90 %', 'sql', 'More load than usual reaches orders'],
  ['Data disk of vm-shop-files fills up', 'disk', 'Data disk of vm-shop-files fills up'],
  ['Errors of agw-shop rose', 'gateway', 'app-shop-web answers with 5xx'],
];

export function past(now, howMany) {
  return Array.from({ length: howMany }, (_, i) => {
    const [title, resource, cause] = kinds[i % kinds.length];
    const start = now - (26 * 60 + i * 97) * minute;
    const end = start + (8 + ((i * 7) % 50)) * minute;
    const detail = {
      ...blank,
      id: `inc-c${String(i).padStart(7, '0')}`,
      title,
      status: 'resolved',
      severity: (i * 3) % 5,
      startedAt: iso(start),
      openedAt: iso(start + minute),
      updatedAt: iso(end),
      resolvedAt: iso(end),
      resolution: 'The signal came back by itself.',
      resources: [resources[resource]],
      causes:
        i % 4 === 3
          ? []
          : [
              {
                rank: 1,
                resourceId: resources[resource],
                kind: 'resource-saturation',
                metric: null,
                score: 0.7,
                confidence: 0.4 + ((i * 13) % 55) / 100,
                title: cause,
                contributions: [],
              },
            ],
      unknownCause: i % 4 === 3,
    };
    return { detail, evidence: [], timeline: [], faults: [], health: {} };
  });
}
