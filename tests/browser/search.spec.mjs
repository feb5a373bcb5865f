// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { ask, countOf, nothing, papersOf } from './support/page.mjs';

const kWithAndWithoutMarks = [
  ['phòng chống hạn cà phê', 'phong chong han ca phe'],
  ['dịch tả lợn', 'dich ta lon'],
  ['cải cách hành chính', 'cai cach hanh chinh'],
  ['đất đai', 'dat dai'],
];

const kOneNumber = ['52-CV/HU', '52 cv hu', '52/cv-hu'];

browserTests('Searching', (test) => {
  for (const [marked, plain] of kWithAndWithoutMarks)
    test(`"${plain}" finds the papers of "${marked}"`, async ({ open }) => {
      const page = await open('/');
      await ask(page, marked);
      const wanted = (await papersOf(page)).sort();
      assert.ok(wanted.length > 0);
      await ask(page, plain);
      assert.deepEqual((await papersOf(page)).sort(), wanted);
    });

  test('a number finds the same papers in any spelling', async ({ open }) => {
    const page = await open('/');
    const lists = [];
    for (const spelling of kOneNumber) {
      await ask(page, spelling);
      lists.push(await papersOf(page));
    }
    assert.ok(lists[0].length > 0);
    for (const list of lists) assert.deepEqual(list, lists[0]);
  });

  test('the box keeps what was asked, and the title says it', async ({ open }) => {
    const page = await open('/');
    await ask(page, 'dịch "tả lợn" <b>');
    assert.equal(await page.locator('input[name="q"]').inputValue(), 'dịch "tả lợn" <b>');
    assert.match(await page.title(), /^dịch "tả lợn" <b>/);
  });

  test('nothing found is said, with advice', async ({ open }) => {
    const page = await open('/');
    await ask(page, 'xyzzyqwerty');
    assert.equal(await countOf(page), 0);
    assert.deepEqual(await papersOf(page), []);
    assert.ok(await nothing(page).isVisible());
  });
});
