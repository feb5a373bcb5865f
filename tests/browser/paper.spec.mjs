// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { browserTests } from './support/browser_tests.mjs';
import { follow, main, paperText } from './support/page.mjs';
import { kCorpus } from './support/programs.mjs';
import { address, kPaper } from './support/states.mjs';

const kAsked = address(kPaper, { q: 'nông thôn mới' });
const kReader = { javaScriptEnabled: false };
const mark = (page, number) => paperText(page).locator(`mark#m${number}`);
const isSeen = (locator) =>
  locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });

browserTests('The page of a paper', (test) => {
  test('the words asked for are marked on the text as written', async ({ open }) => {
    const page = await open(kAsked);
    const marked = await paperText(page).locator('mark').allInnerTexts();
    assert.ok(marked.length > 3);
    for (const words of marked) assert.match(words.toLowerCase(), /nông|thôn|mới/);
  });

  test('n and p jump from mark to mark and around', async ({ open }) => {
    const page = await open(kAsked);
    const place = main(page).locator('.marks-place');
    const count = Number((await place.innerText()).split('/')[1]);
    await page.keyboard.press('n');
    assert.equal(await place.innerText(), `1 / ${count}`);
    assert.ok(await isSeen(mark(page, 1)));
    await page.keyboard.press('p');
    assert.equal(await place.innerText(), `${count} / ${count}`);
    assert.ok(await isSeen(mark(page, count)));
    await main(page).locator('.marks-tools button[data-go="1"]').click();
    assert.equal(await place.innerText(), `1 / ${count}`);
  });

  test('n is a letter in the search box', async ({ open }) => {
    const page = await open(kAsked);
    await page.locator('#q').fill('');
    await page.locator('#q').pressSequentially('np');
    assert.equal(await page.locator('#q').inputValue(), 'np');
    assert.match(await main(page).locator('.marks-place').innerText(), /^0 /);
  });

  test('without JavaScript links lead from mark to mark', async ({ open }) => {
    const page = await open(kAsked, kReader);
    await main(page).locator('.marks-first').click();
    assert.equal(new URL(page.url()).hash, '#m1');
    await paperText(page).locator('a.jump[href="#m2"]').click();
    assert.equal(new URL(page.url()).hash, '#m2');
    assert.ok(await isSeen(mark(page, 2)));
  });

  test('the way back leads to the results that were left', async ({ open }) => {
    const results = address('/', { q: 'nông thôn mới', type: 'nghi-quyet' });
    const page = await open(results);
    await follow(page, main(page).locator('ol.hits h2 a').first());
    await follow(page, main(page).locator('.back a'));
    assert.deepEqual([...new URL(page.url()).searchParams], [['q', 'nông thôn mới'], ['type', 'nghi-quyet']]);
  });

  test('how to cite it is copied by one button', async ({ open }) => {
    const page = await open(kPaper);
    const reference = await main(page).locator('.reference-text').innerText();
    assert.match(reference, /Nghị quyết số 09-NQ\/TU ngày 20 tháng 12 năm 2016/);
    const button = main(page).locator('button.copy');
    const wording = await button.innerText();
    await button.click();
    assert.notEqual(await button.innerText(), wording);
    await page.locator('#q').fill('');
    await page.locator('#q').press('Control+v');
    assert.equal(await page.locator('#q').inputValue(), reference);
  });

  test('the original file is given as it came, and cannot run anything', async ({ open }) => {
    const page = await open(kPaper);
    const link = main(page).locator('.originals a');
    const answer = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
    assert.equal(answer.status(), 200);
    assert.equal(answer.headers()['x-content-type-options'], 'nosniff');
    assert.match(answer.headers()['content-security-policy'], /sandbox/);
    assert.deepEqual(await answer.body(), await readFile(`${kCorpus}/papers/${kPaper.slice(3)}.txt`));
  });

  test('the picture of the neighbourhood leads to the papers that it shows', async ({ open }) => {
    const page = await open(kPaper);
    const links = main(page).locator('.picture svg a');
    assert.ok((await links.count()) >= 3);
    for (const link of await links.all()) assert.match(await link.getAttribute('href'), /\/d\/|\?q=|^#text$/);
    const papers = main(page).locator('.picture svg a[href*="/d/"]');
    assert.ok((await papers.count()) >= 2);
    await follow(page, papers.first());
    assert.notEqual(new URL(page.url()).pathname, kPaper);
  });
}, ['--papers', `${kCorpus}/papers`]);
