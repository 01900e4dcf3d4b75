import { expect, test } from 'vitest';
import { incidentOf, waitText } from './waits';

test('the incident is read out of the ids of its workflow, its approval and its action', () => {
  expect(incidentOf('incident-inc-2h6qbyd1jv-c34706')).toBe('inc-2h6qbyd1jv-c34706');
  expect(incidentOf('approval-inc-2h6qbyd1jv-c34706-p1-0a1b2c3d')).toBe('inc-2h6qbyd1jv-c34706');
  expect(incidentOf('approval-inc-2h6qbyd1jv-c347060a1b2c-p1-0a1b2c3d')).toBe('inc-2h6qbyd1jv-c347060a1b2c');
  expect(incidentOf('incident-inc-2h6qbyd1jv-c34706-2')).toBe('inc-2h6qbyd1jv-c34706');
  expect(incidentOf('correlate-abc')).toBeNull();
});

test('what it waits for is told in words', () => {
  expect(waitText('activity PollAction (try 2)')).toBe('the step “Poll action” (try 2)');
  expect(waitText('workflow Remediation remediation-inc-1-p1')).toBe('the workflow “Remediation”');
  expect(waitText('timer 2026-11-30T04:11:00Z')).toMatch(/^a timer at \d\d:\d\d/);
});
