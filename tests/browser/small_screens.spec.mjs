// SPDX-License-Identifier: GPL-3.0-or-later
//
// Phones, and a desk at 200 % zoom, which is a window of half the size to the page.
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { excessWidth, smallTargets } from './support/senses.mjs';
import { visit } from './support/page.mjs';
import { kStates } from './support/states.mjs';

const kScreens = [
  { screen: 'small phone', viewport: { width: 320, height: 568 }, touch: true },
  { screen: 'phone', viewport: { width: 390, height: 844 }, touch: true },
  { screen: 'desk at 200 %', viewport: { width: 640, height: 400 }, touch: false },
];

browserTests('On small screens', (test) => {
  for (const place of kStates)
    test(`${place.name}: nothing is wider than the screen, nothing too small to touch`, async ({ open }) => {
      const page = await visit(open, place, { hasTouch: true });
      for (const { screen, viewport, touch } of kScreens) {
        await page.setViewportSize(viewport);
        assert.equal(await excessWidth(page), 0, `${screen}: pixels beyond the edge`);
        if (touch) assert.deepEqual(await smallTargets(page), [], screen);
      }
    });
});
