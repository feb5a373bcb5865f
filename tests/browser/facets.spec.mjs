// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { ask, chosenFilter, countOf, facetCount, facetValue, follow, papersOf, sortBy } from './support/page.mjs';
import { address } from './support/states.mjs';

const kAll = address('/', { q: 'huyện ủy', per_page: '100' });

browserTests('Facets', (test) => {
  test('the count beside a value is what choosing it leaves', async ({ open }) => {
    const page = await open(kAll);
    const before = await papersOf(page);
    const promised = await facetCount(page, 'Công văn');
    await follow(page, facetValue(page, 'Công văn'));
    const after = await papersOf(page);
    assert.equal(after.length, promised);
    assert.equal(await countOf(page), promised);
    assert.ok(after.length < before.length);
    assert.deepEqual(after.filter((paper) => !before.includes(paper)), []);
  });

  test('two facets narrow further, and each can be removed alone', async ({ open }) => {
    const page = await open(kAll);
    const all = await papersOf(page);
    await follow(page, facetValue(page, 'Công văn'));
    const letters = await papersOf(page);
    await follow(page, facetValue(page, '2016'));
    const letters_of_2016 = await papersOf(page);
    assert.ok(letters_of_2016.length > 0 && letters_of_2016.length < letters.length);
    await follow(page, chosenFilter(page, '2016'));
    assert.deepEqual(await papersOf(page), letters);
    await follow(page, chosenFilter(page, 'Công văn'));
    assert.equal(await chosenFilter(page, 'Công văn').count(), 0);
    assert.deepEqual(await papersOf(page), all);
    assert.deepEqual([...new URL(page.url()).searchParams.keys()], ['q', 'per_page']);
  });

  test('a chosen value is marked and removed in the list of values too', async ({ open }) => {
    const page = await open(kAll);
    const before = await papersOf(page);
    await follow(page, facetValue(page, 'Công văn'));
    assert.equal(await facetValue(page, 'Công văn').getAttribute('aria-current'), 'true');
    await follow(page, facetValue(page, 'Công văn'));
    assert.deepEqual(await papersOf(page), before);
  });

  test('the address alone brings the same list to another reader', async ({ open }) => {
    const page = await open(kAll);
    await follow(page, facetValue(page, 'Công văn'));
    await follow(page, sortBy(page, 'Mới nhất'));
    const address_of_one = page.url();
    const list_of_one = await papersOf(page);
    const other = await open(address_of_one);
    assert.deepEqual(await papersOf(other), list_of_one);
    assert.ok(await chosenFilter(other, 'Công văn').isVisible());
  });

  test('filters stay when other words are asked for', async ({ open }) => {
    const page = await open(kAll);
    await follow(page, facetValue(page, 'Công văn'));
    await ask(page, 'chống hạn');
    assert.ok(await chosenFilter(page, 'Công văn').isVisible());
    assert.equal(new URL(page.url()).searchParams.get('type'), 'cong-van');
  });
});
