// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { checkDraft, follow, main } from './support/page.mjs';
import { kDraft } from './support/states.mjs';

const verdictOf = (page, row) => main(page).locator(`tr#c${row} strong`);

for (const reader of [{}, { javaScriptEnabled: false }])
  browserTests(`Checking a draft, ${reader.javaScriptEnabled === false ? 'without' : 'with'} JavaScript`, (test) => {
    test('each citation is found, ended, one of several or absent', async ({ open }) => {
      const page = await open('/check', reader);
      await checkDraft(page, kDraft);
      const verdicts = ['ended', 'several', 'found', 'absent'];
      assert.equal(await main(page).locator('tbody tr').count(), verdicts.length);
      for (const [i, verdict] of verdicts.entries())
        assert.equal(await verdictOf(page, i + 1).getAttribute('class'), verdict);
      assert.match(await main(page).getByRole('status').innerText(), /^4 căn cứ/);
    });

    test('from the citation in the draft to its verdict, to the paper, and back to the draft', async ({ open }) => {
      const page = await open('/check', reader);
      await checkDraft(page, kDraft);
      await main(page).locator('.body a#m3').click();
      assert.equal(new URL(page.url()).hash, '#c3');
      const number = await main(page).locator('tr#c3 li a').innerText();
      await follow(page, main(page).locator('tr#c3 li a'));
      assert.match(number, /^09-NQ\/TU/);
      assert.match(await main(page).locator('.kicker').innerText(), /09-NQ\/TU/);
    });

    test('a list of numbers is read line by line', async ({ open }) => {
      const page = await open('/check', reader);
      await checkDraft(page, '09-nq/tu\n08/2014/qd-ubnd\n999/2031/NĐ-CP');
      assert.equal(await main(page).locator('tbody tr').count(), 3);
      assert.equal(await verdictOf(page, 3).getAttribute('class'), 'absent');
    });

    test('the draft stays in its box and nowhere else', async ({ open }) => {
      const page = await open('/check', reader);
      await checkDraft(page, kDraft);
      assert.equal(await main(page).locator('textarea').inputValue(), kDraft);
      assert.equal(new URL(page.url()).search, '');
    });

    test('the issuer of the draft tells papers of one number apart', async ({ open }) => {
      const page = await open('/check', reader);
      await main(page).locator('input[name="issuer"]').fill('Huyện ủy Hàm Thuận Bắc');
      await checkDraft(page, 'Thực hiện Công văn số 52-CV/HU, Ban Thường vụ yêu cầu.');
      assert.equal(await verdictOf(page, 1).getAttribute('class'), 'found');
      assert.match(await main(page).locator('tr#c1 li').innerText(), /Hàm Thuận Bắc/);
    });

    test('a text without numbers is said to have none', async ({ open }) => {
      const page = await open('/check', reader);
      await checkDraft(page, 'Kính gửi các đồng chí.');
      assert.equal(await main(page).locator('table').count(), 0);
      assert.ok(await main(page).getByRole('status').isVisible());
    });
  });
