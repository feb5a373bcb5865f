// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { facetValue, follow, hitLinks, nextPage, papersOf, searchBox } from './support/page.mjs';
import { address } from './support/states.mjs';

// Chromium restores whole pixels; a line is 25.
async function standsAt(page, y) {
  await page.waitForFunction((wanted) => Math.abs(window.scrollY - wanted) <= 1, y);
}

const kStarts = [
  ['a long list', '/'],
  ['words', address('/', { q: 'huyện ủy' })],
  ['a filtered list', address('/', { type: 'cong-van', sort: '-date' })],
  ['a second page', address('/', { page: '2' })],
  ['English', address('/', { q: 'huyện ủy', lang: 'en' })],
];

browserTests('The back button', (test) => {
  for (const [name, path] of kStarts)
    for (const width of [1280, 390])
      test(`brings ${name} back as it was, ${width} pixels wide`, async ({ open }) => {
        const page = await open(path, { viewport: { width, height: 800 } });
        const list = await papersOf(page);
        const start = page.url();
        const paper = hitLinks(page).nth(9);
        await paper.scrollIntoViewIfNeeded();
        const y = await page.evaluate(() => window.scrollY);
        assert.ok(y > 200, `scrolled to ${y}`);
        await follow(page, paper);
        await page.goBack();
        assert.equal(page.url(), start);
        assert.deepEqual(await papersOf(page), list);
        await standsAt(page, y);
      });

  test('goes back step by step through filter and page, and forward again', async ({ open }) => {
    const page = await open('/');
    const steps = [];
    const remember = async () => steps.push({ url: page.url(), list: await papersOf(page) });
    await remember();
    await follow(page, facetValue(page, 'Công văn'));
    await remember();
    await follow(page, nextPage(page));
    await remember();
    for (const step of steps.slice(0, -1).reverse()) {
      await page.goBack();
      assert.deepEqual({ url: page.url(), list: await papersOf(page) }, step);
    }
    for (const step of steps.slice(1)) {
      await page.goForward();
      assert.deepEqual({ url: page.url(), list: await papersOf(page) }, step);
    }
  });

  test('shows in the box what was asked on that page', async ({ open }) => {
    const page = await open(address('/', { q: 'đất đai' }));
    await searchBox(page).fill('chống hạn');
    await searchBox(page).press('Enter');
    await page.waitForURL(/ch%E1%BB%91ng/);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('input[name="q"]').value === 'đất đai');
  });
});
