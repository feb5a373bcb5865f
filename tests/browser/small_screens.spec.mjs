// SPDX-License-Identifier: GPL-3.0-or-later
//
// Phones, and a desk at 200 % zoom, which is a window of half the size to the page.
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { smallTargets } from './support/senses.mjs';
import { kStates } from './support/states.mjs';

const kScreens = [
  { screen: 'small phone', viewport: { width: 320, height: 568 }, touch: true },
  { screen: 'phone', viewport: { width: 390, height: 844 }, touch: true },
  { screen: 'desk at 200 %', viewport: { width: 640, height: 400 }, touch: false },
];

browserTests('On small screens', (test) => {
  for (const { screen, viewport, touch } of kScreens)
    for (const { name, path } of kStates)
      test(`${screen}, ${name}: nothing is wider than the screen, nothing too small to touch`, async ({ open }) => {
        const page = await open(path, { viewport, hasTouch: touch, isMobile: touch });
        const wide = await page.evaluate(() => {
          const root = document.scrollingElement;
          return root.scrollWidth > root.clientWidth ? root.scrollWidth : 0;
        });
        assert.equal(wide, 0, `scrolls sideways: ${wide} pixels`);
        if (touch) assert.deepEqual(await smallTargets(page), []);
      });
});
