// SPDX-License-Identifier: GPL-3.0-or-later
//
// The search box while somebody types: the ARIA combobox pattern, from the keyboard and with composed letters.
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { searchBox, suggestions } from './support/page.mjs';

const kPage = '/';

// Types letter by letter and waits for the list that belongs to the last one.
async function type(page, text) {
  const answered = page.waitForResponse(
    (response) => new URL(response.url()).searchParams.get('q') === text && response.url().includes('/v1/suggest'),
  );
  await searchBox(page).pressSequentially(text);
  await answered;
  await suggestions(page).first().waitFor();
}

const chosen = (page) => searchBox(page).getAttribute('aria-activedescendant');

browserTests('Suggestions', (test) => {
  test('come in different kinds, without marks typed', async ({ open }) => {
    const page = await open(kPage);
    await type(page, 'huyen uy');
    const kinds = await suggestions(page).locator('span').allInnerTexts();
    for (const kind of ['từ ngữ', 'cơ quan ban hành', 'trích yếu'])
      assert.ok(kinds.some((text) => text.startsWith(kind)), `${kind} in ${kinds}`);
    assert.equal(await searchBox(page).getAttribute('aria-expanded'), 'true');
    assert.equal(await page.getByRole('listbox').getAttribute('id'), await searchBox(page).getAttribute('aria-controls'));
  });

  test('a number leads to its paper', async ({ open }) => {
    const page = await open(kPage);
    await type(page, '09nq');
    await page.keyboard.press('ArrowDown');
    assert.equal(await chosen(page), await suggestions(page).first().getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/d\//);
    assert.match(await page.title(), /09-NQ\/TU/);
  });

  test('arrows go round, Escape brings back what was typed', async ({ open }) => {
    const page = await open(kPage);
    await type(page, 'nghi quy');
    const count = await suggestions(page).count();
    await page.keyboard.press('ArrowUp');
    assert.equal(await chosen(page), await suggestions(page).nth(count - 1).getAttribute('id'));
    await page.keyboard.press('ArrowDown');
    assert.equal(await chosen(page), null);
    await page.keyboard.press('ArrowDown');
    assert.equal(await searchBox(page).inputValue(), 'nghị quyết');
    await page.keyboard.press('Escape');
    assert.equal(await searchBox(page).inputValue(), 'nghi quy');
    assert.equal(await searchBox(page).getAttribute('aria-expanded'), 'false');
    assert.equal(await suggestions(page).count(), 0);
  });

  test('Enter without a choice searches for what was typed', async ({ open }) => {
    const page = await open(kPage);
    await type(page, 'dan van');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'dan van');
  });

  test('the slash key goes to the box and is not typed', async ({ open }) => {
    const page = await open('/?q=dan');
    await page.keyboard.press('/');
    assert.ok(await searchBox(page).evaluate((box) => box === document.activeElement));
    assert.equal(await searchBox(page).inputValue(), 'dan');
    await page.keyboard.type('1/2');
    assert.equal(await searchBox(page).inputValue(), '1/2');
  });

  test('a letter that is still being composed asks nothing and Enter does not choose', async ({ open }) => {
    const page = await open(kPage);
    const asked = [];
    page.on('request', (request) => request.url().includes('/v1/suggest') && asked.push(request.url()));
    await searchBox(page).focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'dâ', selectionStart: 2, selectionEnd: 2 });
    await searchBox(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
    // Longer than the box waits before it asks.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    assert.deepEqual(asked, []);
    assert.equal(new URL(page.url()).search, '');
    await keyboard.send('Input.insertText', { text: 'dân' });
    await suggestions(page).first().waitFor();
    assert.match(asked.at(-1), /q=d%C3%A2n/);
  });

  test('what was asked in this window is offered again, and nothing is left in another', async ({ open }) => {
    const page = await open(kPage);
    await searchBox(page).fill('dân vận khéo');
    await searchBox(page).press('Enter');
    await page.waitForURL(/q=/);
    await page.goto(kPage);
    await searchBox(page).pressSequentially('dan v');
    const past = suggestions(page).filter({ hasText: 'đã tìm' });
    await past.waitFor();
    assert.match(await past.innerText(), /dân vận khéo/);
    const other = await open(kPage);
    await type(other, 'dan v');
    assert.equal(await suggestions(other).filter({ hasText: 'đã tìm' }).count(), 0);
  });

  test('a hint restores the marks', async ({ open }) => {
    const page = await open('/?q=nghi+quyet+nong+thon&type=nghi-quyet');
    await page.getByRole('link', { name: 'nghị quyết nông thôn', exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'nghị quyết nông thôn');
    assert.equal(new URL(page.url()).searchParams.get('type'), 'nghi-quyet');
  });
});
