// SPDX-License-Identifier: GPL-3.0-or-later
//
// No browser of 2016 runs here, so this looks at what it would be given: scripts in the language it knows, and styles
// that do without what it does not know.
import assert from 'node:assert/strict';

import { parse } from 'acorn';

import { browserTests } from './support/browser_tests.mjs';

const kOldAgent = 'Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko';

const textOf = async (address) => {
  const response = await fetch(address);
  assert.equal(response.status, 200);
  return response.text();
};

browserTests('Old browsers', (test) => {
  for (const script of ['page.js', 'embed.js'])
    test(`${script} is ECMAScript 5`, async ({ address }) => {
      parse(await textOf(`${address}/assets/${script}`), { ecmaVersion: 5 });
    });

  test('styles use neither grid nor gaps but where a browser says that it knows them', async ({ address }) => {
    const sheet = await textOf(`${address}/assets/style.css`);
    const always = sheet.replace(/@supports \(display:grid\)\{(?:[^{}]*\{[^{}]*\})*\}/g, '');
    assert.ok(always.length < sheet.length);
    assert.deepEqual(always.match(/display:grid|[;{](row-|column-)?gap:/g), null);
  });

  test('an old browser gets the same page', async ({ open, address }) => {
    const page = await open('/?q=n%C3%B4ng+th%C3%B4n', { userAgent: kOldAgent, javaScriptEnabled: false });
    const response = await fetch(`${address}/?q=n%C3%B4ng+th%C3%B4n`);
    assert.equal(await page.locator('ol.hits > li').count(), (await response.text()).split('<h2><a').length - 1);
  });
});
