// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { filters, main, nextPage, otherLanguage, paperText, searchForm, visit } from './support/page.mjs';
import { kPaper, kStates, state } from './support/states.mjs';

// Chromium names each sheet so, uncompressed.
function sheetsOf(pdf) {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

browserTests('On paper', (test) => {
  for (const place of kStates)
    test(`${place.name}: nothing to press or choose, the text in full`, async ({ open }) => {
      const page = await visit(open, place);
      await page.emulateMedia({ media: 'print' });
      for (const part of [searchForm, filters, nextPage, otherLanguage]) assert.deepEqual(await shown(part(page)), []);
      assert.deepEqual(await shown(page.locator('input, button, select, .skip')), []);
      assert.ok(await main(page).isVisible());
      const pdf = await page.pdf({ format: 'A4' });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      assert.ok(sheetsOf(pdf) > 0);
    });

  test('a paper prints with its whole text', async ({ open }) => {
    const page = await open(kPaper);
    await page.emulateMedia({ media: 'print' });
    const { cut, words } = await paperText(page).evaluate((body) => ({
      cut: body.scrollHeight - body.clientHeight,
      words: body.innerText.split(/\s+/).length,
    }));
    assert.ok(cut <= 0);
    assert.ok(words > 100);
  });

  test('dark colours do not reach the paper', async ({ open }) => {
    const page = await open(state('paper').path, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.ok(await isDarkOnLight(page), 'light letters on a dark ground');
  });
});

async function shown(parts) {
  const each = await parts.all();
  const seen = [];
  for (const part of each) if (await inSight(part)) seen.push(await part.evaluate((element) => element.outerHTML.slice(0, 80)));
  return seen;
}

async function inSight(part) {
  return part.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility() && box.right > 0 && box.bottom > 0;
  });
}

async function isDarkOnLight(page) {
  return page.evaluate(() => {
    const light = (colour) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    const { color, backgroundColor } = getComputedStyle(document.body);
    return light(color) < light(backgroundColor) || backgroundColor === 'rgba(0, 0, 0, 0)';
  });
}
