// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes and requests are the same on every machine and are held to the goal; times are not (scripts/page-weight).
import assert from 'node:assert/strict';

import { kReader } from './support/browser.mjs';
import { browserTests } from './support/browser_tests.mjs';
import { kVisits, weigh } from './support/weight.mjs';

browserTests('A first visit', (test) => {
  for (const { name, path, goal, options } of kVisits)
    test(`of ${name}: at most ${goal.requests} requests and ${goal.bytes} bytes`, async ({ browser, address }) => {
      const visit = await weigh(browser, address + path, { ...kReader, ...options });
      assert.ok(visit.requests >= 2 && visit.requests <= goal.requests, `${visit.requests} requests`);
      assert.ok(visit.bytes > 1000 && visit.bytes <= goal.bytes, `${visit.bytes} bytes`);
    });
});
