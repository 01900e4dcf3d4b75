import { expect, test } from 'vitest';
import { commandsOf } from './commands';

test.each([
  ['pending', ['suspend', 'terminate']],
  ['running', ['suspend', 'terminate']],
  ['suspended', ['resume', 'terminate']],
  ['parked', ['resume', 'terminate']],
  ['completed', ['purge']],
  ['failed', ['purge']],
  ['terminated', ['purge']],
])('a workflow that is %s takes %j', (state, expected) => expect(commandsOf(state)).toEqual(expected));
