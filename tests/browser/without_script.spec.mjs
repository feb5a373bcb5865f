// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import {
  ask, chosenFilter, countOf, facetValue, follow, linksToPapers, main, nextPage, otherLanguage, paperText, papersOf,
  registerTables, searchForm, sortBy, visit,
} from './support/page.mjs';
import { kPaper, kStates } from './support/states.mjs';

const kReader = { javaScriptEnabled: false };

browserTests('Without JavaScript', (test) => {
  test('one asks, narrows, sorts, turns the page and reads a paper', async ({ open }) => {
    const page = await open('/', kReader);
    const all = await countOf(page);
    await ask(page, 'huyện');
    const found = await countOf(page);
    assert.ok(found > 20 && found < all);
    await follow(page, facetValue(page, 'Công văn'));
    assert.ok((await countOf(page)) < found);
    await follow(page, chosenFilter(page, 'Công văn'));
    assert.equal(await countOf(page), found);
    await follow(page, sortBy(page, 'Mới nhất'));
    const first = await papersOf(page);
    await follow(page, nextPage(page));
    const second = await papersOf(page);
    assert.deepEqual(second.filter((paper) => first.includes(paper)), []);
    await follow(page, main(page).locator('ol.hits h2 a').first());
    assert.equal(new URL(page.url()).pathname, second[0]);
    assert.ok(await main(page).getByRole('heading', { level: 1 }).isVisible());
  });

  test('one follows citations from paper to paper', async ({ open }) => {
    const page = await open(kPaper, kReader);
    assert.match(await paperText(page).innerText(), /nông thôn mới/);
    await follow(page, linksToPapers(page).first());
    assert.ok((await linksToPapers(page).count()) > 0);
    assert.notEqual(new URL(page.url()).pathname, kPaper);
  });

  test('one bounds the dates', async ({ open }) => {
    const page = await open('/', kReader);
    const all = await countOf(page);
    await searchForm(page).locator('summary').click();
    await searchForm(page).locator('input[name="date_from"]').fill('1/1/2017');
    await searchForm(page).locator('input[name="date_to"]').fill('31/12/2017');
    await searchForm(page).locator('input[name="date_to"]').press('Enter');
    await page.waitForURL((url) => url.searchParams.get('date_to') === '31/12/2017');
    assert.ok((await countOf(page)) < all);
    assert.deepEqual([...new Set(await main(page).locator('time').allInnerTexts())].filter((day) => !day.endsWith('/2017')), []);
  });

  test('one opens a register', async ({ open }) => {
    const page = await open('/register', kReader);
    const form = main(page).locator('form');
    await form.locator('[name="issuer"]').fill('Huyện ủy Krông Năng');
    await form.locator('[name="year"]').fill('2017');
    await form.locator('button').click();
    await page.waitForURL((url) => url.searchParams.get('year') === '2017');
    assert.ok((await registerTables(page).locator('tbody tr').count()) > 20);
  });

  test('one changes the language and stays where one was', async ({ open }) => {
    const page = await open('/?q=huy%E1%BB%87n&type=cong-van', kReader);
    const list = await papersOf(page);
    await follow(page, otherLanguage(page));
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.deepEqual(await papersOf(page), list);
  });

  // Elements that only a script fills or opens would be missing here or empty. A button that submits no form is a
  // script's own, and shown by it; paper.spec.mjs and guides.spec.mjs look at what stands for the others without it.
  const text = (element) => {
    const kScripted = 'button[type="button"], .marks, a.jump, form.post button';
    for (const part of element.querySelectorAll(kScripted)) part.remove();
    // A request's id goes before other long numbers: it may begin with ten digits.
    return element.innerText.replace(/[0-9a-f]{16}|\p{N}{10,}/gu, '').replace(/ +/g, ' ').replace(/^ | $/gm, '');
  };
  for (const place of kStates)
    test(`${place.name}: has all that it has with JavaScript`, async ({ open }) => {
      const words = async (options) => main(await visit(open, place, options)).evaluate(text);
      assert.equal(await words(kReader), await words({}));
    });
});
