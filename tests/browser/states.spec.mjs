// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every state answers in its language and, as the end of each test looks for, says nothing on the console, breaks no
// policy, asks nobody else and leaves nothing in the browser.
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { main, searchBox, visit } from './support/page.mjs';
import { kStates } from './support/states.mjs';

browserTests('Every page', (test) => {
  for (const place of kStates)
    test(`${place.name}: answers and keeps quiet`, async ({ open }) => {
      const { status = 200, language = 'vi' } = place;
      const page = await visit(open, place);
      const answer = await page.reload();
      assert.equal(answer.status(), status);
      assert.match(answer.headers()['content-security-policy'], /^default-src 'none'/);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      assert.ok(await main(page).isVisible());
      assert.ok(await searchBox(page).isVisible());
      assert.notEqual(await page.title(), '');
    });

  // Were the watching blind, all tests would pass.
  test('a page that does what it may not is noticed', async ({ open, misdeeds }) => {
    const page = await open('/');
    const blocked = page.waitForEvent('console');
    await page.evaluate(() => {
      document.cookie = 'a=1';
      localStorage.setItem('b', '2');
      const image = document.createElement('img');
      image.src = 'http://other.invalid/x.png';
      document.body.append(image);
    });
    await blocked;
    await page.evaluate(() => console.warn('c'));
    const seen = (await misdeeds()).join('\n');
    for (const part of ['Content Security Policy', 'cookie: a', 'localStorage: b', 'console warning: c'])
      assert.ok(seen.includes(part), `${part} is not in:\n${seen}`);
  });
});
