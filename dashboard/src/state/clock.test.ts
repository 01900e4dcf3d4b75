import { expect, test } from 'vitest';
import { hostNow } from './clock';

test("The host's clock goes on at its own speed from the moment it was read", () => {
  expect(hostNow({ hostTime: 1_000_000, browserTime: 500, speed: 60 }, 1500)).toBe(1_060_000);
  expect(hostNow({ hostTime: 1_000_000, browserTime: 500, speed: 1 }, 500)).toBe(1_000_000);
});
