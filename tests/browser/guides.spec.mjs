// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages that teach: each example of the help runs, each form of the API page answers.
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { countOf, follow, main } from './support/page.mjs';

browserTests('Help', (test) => {
  test('is one click away', async ({ open }) => {
    const page = await open('/');
    await follow(page, page.locator('header').getByRole('link', { name: 'Trợ giúp' }));
    assert.ok(await main(page).getByRole('heading', { level: 1 }).isVisible());
  });

  test('an example runs as its link says', async ({ open }) => {
    const page = await open('/help');
    const example = main(page).locator('td a').first();
    const words = await example.innerText();
    await follow(page, example);
    assert.equal(await page.locator('#q').inputValue(), words);
    assert.ok((await countOf(page)) >= 0);
  });

  test('names the address where the archive is', async ({ open }) => {
    const page = await open('/help');
    assert.ok((await main(page).locator('pre').allInnerTexts()).every((code) => code.includes(new URL(page.url()).origin)));
  });
});

browserTests('The page to try the API', (test) => {
  const section = (page, id) => main(page).locator(`section[aria-labelledby="${id}"]`);

  test('shows an answer below its form', async ({ open }) => {
    const page = await open('/api');
    const search = section(page, 'search');
    await search.locator('[name="q"]').fill('nông thôn mới');
    await search.locator('button').click();
    await search.getByRole('status').waitFor();
    assert.match(await search.getByRole('status').innerText(), /200 application\/json/);
    assert.ok(JSON.parse(await search.locator('.answer').innerText()).found > 0);
  });

  test('shows a problem as it comes', async ({ open, misdeeds }) => {
    const page = await open('/api');
    const search = section(page, 'search');
    await search.locator('[name="per_page"]').fill('-1');
    await search.locator('button').click();
    await search.getByRole('status').waitFor();
    assert.match(await search.getByRole('status').innerText(), /400 application\/problem\+json/);
    // The browser itself says on the console what the answer was.
    for (const said of await misdeeds()) assert.match(said, /status of 400|^400 for /);
  });

  test('posts a body', async ({ open }) => {
    const page = await open('/api');
    const resolve = section(page, 'resolve');
    await resolve.locator('button').click();
    await resolve.getByRole('status').waitFor();
    assert.match(await resolve.getByRole('status').innerText(), /^[^:]+: 200/);
  });

  test('without JavaScript the answer is a page of its own', async ({ open }) => {
    const page = await open('/api', { javaScriptEnabled: false });
    const search = section(page, 'search');
    await search.locator('[name="q"]').fill('nông thôn mới');
    await search.locator('button').click();
    await page.waitForURL((url) => url.pathname === '/v1/search');
    assert.match(await page.locator('body').innerText(), /"found"/);
  });
});
