// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { main, papersOf, visit } from './support/page.mjs';
import { focused, tabStops } from './support/senses.mjs';
import { kStates } from './support/states.mjs';

// As they stand on the page, so that the marker of the keyboard never jumps back.
const kRegions = ['skip', 'header', 'search', 'main', 'aside', 'footer'];

browserTests('With the keyboard alone', (test) => {
  for (const place of kStates)
    test(`${place.name}: Tab goes through all in the order of the page and is always seen`, async ({ open }) => {
      const page = await visit(open, place);
      const stops = await tabStops(page);
      assert.equal(stops[0].region, 'skip');
      const regions = stops.map((stop) => stop.region).filter((region, i, all) => region !== all[i - 1]);
      assert.deepEqual(regions, kRegions.filter((region) => regions.includes(region)));
      for (const stop of stops) {
        assert.ok(stop.visible, `"${stop.name}" has the focus but is not to be seen`);
        assert.ok(stop.outlined, `"${stop.name}" has no outline when it has the focus`);
      }
      const reachable = await page.locator('a[href]:visible, button:visible, summary:visible, select:visible').count();
      assert.ok(stops.length >= reachable, `${stops.length} stops, ${reachable} things to act on`);
    });

  test('the skip link leads past the form to the results', async ({ open }) => {
    const page = await open('/?q=huy%E1%BB%87n');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal((await focused(page)).id, 'main');
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).region, 'main');
  });

  test('asking and choosing a paper need no mouse', async ({ open }) => {
    const page = await open('/');
    while ((await focused(page)).name !== 'q') await page.keyboard.press('Tab');
    await page.keyboard.type('chống hạn');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'chống hạn');
    const papers = await papersOf(page);
    assert.ok(papers.length > 0);
    while ((await focused(page)).path !== papers[0]) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === papers[0]);
    assert.ok(await main(page).getByRole('heading', { level: 1 }).isVisible());
  });

  test('what is folded opens with Enter', async ({ open }) => {
    const page = await open('/');
    const dates = page.getByRole('search').locator('details');
    await dates.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.ok(await dates.locator('input').first().isVisible());
  });
});
