// SPDX-License-Identifier: GPL-3.0-or-later
//
// The search box of another site: a portal on an origin of its own that includes embed.js, or has the plain form.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after } from 'node:test';

import { browserTests } from './support/browser_tests.mjs';

// A page of a portal whose policy forbids inline styles and scripts; `archive` is where the archive is.
function portal(archive, body, policy) {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (policy) response.setHeader('Content-Security-Policy', policy);
    response.end(`<!doctype html><html lang="vi"><title>Cổng thông tin</title><main><h1>Cổng thông tin</h1>${body(archive)}</main>`);
  });
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () =>
      done({ address: `http://127.0.0.1:${server.address().port}/`, stop: () => new Promise((end) => server.close(end)) })));
}

const kScript = (archive) => `<script src="${archive}/assets/embed.js" data-filters="type=cong-van"></script>`;
const strict = (archive) =>
  `default-src 'none'; script-src ${archive}; connect-src ${archive}; form-action ${archive}`;

// Opens the portal as a reader who is no guest of the archive's own pages.
async function visit(desk, body, policy, options = {}) {
  const site = await portal(desk.address, body, policy?.(desk.address));
  const context = await desk.browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.address);
  const leave = async () => {
    await context.close();
    await site.stop();
  };
  return { page, complaints, leave };
}

browserTests('Embedded', (test) => {
  test('the box searches, filtered as the portal says, below a strict policy', async (desk) => {
    const { page, complaints, leave } = await visit(desk, kScript, strict);
    await page.getByRole('combobox', { name: 'Tìm văn bản trong kho' }).fill('dân vận');
    assert.deepEqual(complaints.filter((text) => !/suggest|CORS/.test(text)), []);
    const box = await page.locator('vankho-search').boundingBox();
    assert.ok(box.width > 200 && box.height > 30 && box.height < 80, JSON.stringify(box));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.origin === desk.address && url.searchParams.get('type') === 'cong-van');
    assert.equal(new URL(page.url()).searchParams.get('q'), 'dân vận');
    await leave();
  });

  test('styles of the portal and of the box do not meet', async (desk) => {
    const { page, leave } = await visit(desk, (archive) => kScript(archive) +
      '<style>input{background:rgb(255,0,0)!important}vankho-search{--vankho-accent:rgb(0,0,128)}vankho-search::part(button){font-size:30px}</style><p class="hidden">Chữ của cổng</p>');
    const style = (role, name) =>
      page.getByRole(role).evaluate((element, property) => getComputedStyle(element)[property], name);
    assert.equal(await style('combobox', 'backgroundColor'), 'rgb(255, 255, 255)');
    assert.equal(await style('button', 'backgroundColor'), 'rgb(0, 0, 128)');
    assert.equal(await style('button', 'fontSize'), '30px');
    assert.ok(await page.getByText('Chữ của cổng').isVisible());
    await leave();
  });

  test('without leave of the archive there are no suggestions, and the box works', async (desk) => {
    const { page, leave } = await visit(desk, kScript);
    const refused = page.waitForEvent('requestfailed');
    await page.getByRole('combobox').pressSequentially('dan');
    await refused;
    assert.equal(await page.getByRole('option').count(), 0);
    await leave();
  });

  test('a form without scripts searches too', async (desk) => {
    const form = (archive) =>
      `<form action="${archive}/" method="get" role="search"><label for="v">Tìm văn bản</label><input id="v" name="q" type="search"><button>Tìm</button></form>`;
    const { page, leave } = await visit(desk, form, strict, { javaScriptEnabled: false });
    await page.getByRole('searchbox').fill('nông thôn mới');
    await page.getByRole('button').click();
    await page.waitForURL((url) => url.origin === desk.address);
    assert.ok((await page.locator('ol.hits > li').count()) > 0);
    await leave();
  });
});

// The origin that is allowed has to be known before searchd starts, and the archive's address is known only after.
let archive_of_portal = '';
const allowed = await portal('', () => kScript(archive_of_portal));
after(() => allowed.stop());

browserTests(
  'Embedded on an origin that the archive allows',
  (test) => {
    test('suggestions come, and lead to papers', async ({ browser, address }) => {
      archive_of_portal = address;
      const page = await browser.newPage();
      await page.goto(allowed.address);
      await page.getByRole('combobox').pressSequentially('09nq');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.origin === address && url.pathname.startsWith('/d/'));
      await page.close();
    });
  },
  ['--allow-origin', new URL(allowed.address).origin],
);
