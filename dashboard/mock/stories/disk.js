// A data disk that filled up yesterday: approved, grown, verified, resolved.
import { resources } from '../estate.js';
import { keyOf } from '../series.js';
import { alert, anomaly, approval, blank, iso, minute, moment, plan, policy, usualRules } from './parts.js';

export function disk(now) {
  const id = 'inc-b7702a15';
  const start = now - 22 * 60 * minute;
  const used = anomaly('files', 'Data Disk Used Percentage', start, now - 21 * 60 * minute, [93.5, 61.2, 60.6, 61.8], 'exhaustion', 1, 'cleared');
  const thePlan = plan(
    id,
    { actionId: 'disk.grow', targetId: resources.disk, parameters: { sizeGb: '256' } },
    [{ field: 'size (GB)', before: '128', after: '256' }],
    {
      risk: 'medium',
      reason: 'The disk would have been full in 2 h 10 min [E1].',
      evidenceIds: ['E1'],
      blast: [1, 1],
      verify: ['files', 'Data Disk Used Percentage'],
    },
  );
  const thePolicy = policy('approval', 1, usualRules('medium'));
  const votes = [
    {
      actor: 'mira',
      displayName: 'Mira Okafor',
      identitySource: 'entra',
      approve: true,
      reason: 'Backup job writes more since Monday; 256 GB is what we planned.',
      at: iso(start + 20 * minute),
    },
  ];
  return {
    detail: {
      ...blank,
      id,
      title: 'Data disk of vm-shop-files fills up',
      status: 'resolved',
      severity: 1,
      startedAt: iso(start),
      openedAt: iso(start + minute),
      updatedAt: iso(start + 32 * minute),
      resolvedAt: iso(start + 32 * minute),
      resolution: 'Disk grown to 256 GB; usage is back in its band.',
      resources: [resources.disk, resources.files],
      acknowledgedBy: 'Mira Okafor',
      alerts: [alert(used, 'Disk of vm-shop-files is 93.5 % full', {}, { endsAt: iso(start + 30 * minute) })],
      causes: [
        {
          rank: 1,
          resourceId: resources.disk,
          kind: 'capacity-exhaustion',
          metric: 'Data Disk Used Percentage',
          score: 0.9,
          confidence: 0.93,
          title: 'Data disk of vm-shop-files fills up',
          contributions: [{ component: 'forecast', weight: 1, evidenceIds: ['E1'] }],
        },
      ],
      summary: {
        text: 'The data disk of vm-shop-files would have been full in 2 h 10 min (80 % interval 1 h 40 to 3 h) [E1].',
        source: 'template',
        evidenceIds: ['E1'],
      },
      plan: thePlan,
      policy: thePolicy,
      approval: approval('apr-disk01', thePlan, thePolicy, start + 4 * minute, start + 64 * minute, 'approved', votes),
      verification: { state: 'passed', text: '5 of 5 samples inside the band, 4 min after the action.', evidenceId: 'E2' },
      fixes: fixes(thePlan),
      workflow: { id: `wf-${id}`, state: 'completed', status: 'resolved' },
    },
    evidence: [
      {
        id: 'E1',
        kind: 'forecast',
        resourceId: resources.files,
        text: 'Full in 2 h 10 min (80 % interval 1 h 40 min to 3 h).',
        signal: 'Data Disk Used Percentage',
        seriesKey: keyOf('files', 'Data Disk Used Percentage'),
        from: iso(start),
        to: iso(start + 40 * minute),
        values: { hoursToFull: 2.17 },
        link: null,
      },
      {
        id: 'E2',
        kind: 'verification',
        resourceId: resources.files,
        text: '5 of 5 samples inside the band.',
        signal: 'Data Disk Used Percentage',
        seriesKey: keyOf('files', 'Data Disk Used Percentage'),
        from: iso(start + 25 * minute),
        to: iso(start + 35 * minute),
        values: { good: 5, needed: 5 },
        link: null,
      },
    ],
    timeline: [
      moment(start, 'alert', 'Disk fills faster than usual'),
      moment(start + 20 * minute, 'approval', 'Approved', 'Backup job writes more since Monday', 'Mira Okafor'),
      moment(start + 24 * minute, 'action', 'Disk grown to 256 GB', 'ran once, 48 s'),
      moment(start + 32 * minute, 'verification', 'Passed: 5 of 5 good samples', '', null, ['E2']),
    ],
    faults: [{ key: keyOf('files', 'Data Disk Used Percentage'), from: start - 60 * minute, to: start + 24 * minute, add: 32, ramp: 60 * minute }],
    health: { disk: 'cause', files: 'affected' },
  };
}

function fixes({ id: planId, action }) {
  const name = 'disk-files-data-0';
  const fix = (format, file, title, lines, validation) => ({
    id: `${planId}-${format}`,
    planId,
    format,
    title,
    targetId: action.targetId,
    file,
    text: `${lines
      .filter((line) => !line.startsWith('-'))
      .map((line) => line.slice(1))
      .join('\n')}\n`,
    diff: `--- a/${file}\n+++ b/${file}\n@@ -1,${lines.length - 1} +1,${lines.length - 1} @@\n${lines.join('\n')}\n`,
    validation,
  });
  const unchecked = {
    state: 'not-validated',
    validator: '',
    text: 'No validator of this format is configured on the host; check it in your own pipeline.',
  };
  return [
    fix(
      'bicep',
      `${name}.bicep`,
      'Declare properties.diskSizeGB = 256',
      [
        " resource disk_files_data_0 'Microsoft.Compute/disks@2024-03-02' = {",
        `   name: '${name}'`,
        '   // ... what you declare already',
        '   properties: {',
        '-    diskSizeGB: 128',
        '+    diskSizeGB: 256',
        '   }',
        ' }',
      ],
      { state: 'passed', validator: 'bicep', text: '' },
    ),
    fix(
      'terraform',
      `${name}.tf`,
      'Declare disk_size_gb = 256',
      [' resource "azurerm_managed_disk" "disk_files_data_0" {', `   name = "${name}"`, '-  disk_size_gb = 128', '+  disk_size_gb = 256', ' }'],
      unchecked,
    ),
  ];
}
