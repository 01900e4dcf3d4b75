import { expect, test } from 'vitest';
import { diffLines } from './diff';

test('every line says whether it comes, goes or stays; the file names are left out', () => {
  const diff = '--- a/disk.bicep\n+++ b/disk.bicep\n@@ -1,3 +1,3 @@\n resource disk {\n-  diskSizeGB: 64\n+  diskSizeGB: 128\n }\n';
  expect(diffLines(diff)).toEqual([
    { kind: 'hunk', text: '@@ -1,3 +1,3 @@' },
    { kind: 'same', text: 'resource disk {' },
    { kind: 'remove', text: '  diskSizeGB: 64' },
    { kind: 'add', text: '  diskSizeGB: 128' },
    { kind: 'same', text: '}' },
  ]);
});
