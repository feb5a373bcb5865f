// SPDX-License-Identifier: GPL-3.0-or-later
//
// Chips, long filters, the chart of years, provinces then and now, and the page that has found nothing.
import assert from 'node:assert/strict';

import { browserTests } from './support/browser_tests.mjs';
import { chip, chosenFilter, countOf, facet, facetValue, filters, follow, main, nothing } from './support/page.mjs';
import { address } from './support/states.mjs';

browserTests('Refining', (test) => {
  test('each part of what was understood can be taken out', async ({ open }) => {
    const page = await open(address('/', { q: 'dân vận -"năm 2018" 2010..2025', sort: '-date' }));
    await follow(page, chip(page, 'năm 2018'));
    assert.equal(new URL(page.url()).searchParams.get('q'), 'dân vận 2010..2025');
    await follow(page, chip(page, '2010..2025'));
    assert.equal(new URL(page.url()).searchParams.get('q'), 'dân vận');
    assert.equal(new URL(page.url()).searchParams.get('sort'), '-date');
    await follow(page, chip(page, 'dân vận'));
    assert.equal(new URL(page.url()).searchParams.get('q'), null);
  });

  for (const javaScriptEnabled of [true, false]) {
    test(`a long filter is searched without marks, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({ open }) => {
      const page = await open('/', { javaScriptEnabled });
      const box = facet(page, 'issuer').getByRole('searchbox');
      await box.fill('bu gia');
      await box.press('Enter');
      if (!javaScriptEnabled) await page.waitForURL(/\/facet\/issuer/);
      const value = page.getByRole('link', { name: 'Huyện ủy Bù Gia Mập', exact: true });
      await page.getByRole('link', { name: 'Huyện ủy Krông Năng', exact: true }).waitFor({ state: 'detached' });
      await value.click();
      await page.waitForURL((url) => url.searchParams.get('issuer') === 'huyen-uy-bu-gia-map');
      assert.equal(await countOf(page), 1);
      assert.ok(await chosenFilter(page, 'Huyện ủy Bù Gia Mập').isVisible());
    });
  }

  test('a range drawn on the chart of years becomes two days', async ({ open }) => {
    const page = await open('/?q=dan');
    const chart = filters(page).locator('svg.years');
    await chart.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await chart.boundingBox();
    await page.mouse.move(x + width * 0.6, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/date_from=\d{4}-01-01&date_to=\d{4}-12-31/);
    const { searchParams } = new URL(page.url());
    const last = await filters(page).locator('svg.years').getAttribute('data-last');
    assert.equal(searchParams.get('date_to'), `${last}-12-31`);
    assert.ok(searchParams.get('date_from') < searchParams.get('date_to'));
    assert.ok((await filters(page).locator('svg.years rect.on').count()) > 0);
    // The years outside can still be seen and chosen.
    assert.ok((await filters(page).locator('svg.years rect:not(.on)').count()) > 0);
  });

  test('provinces as they were and as they are', async ({ open }) => {
    const page = await open('/');
    assert.equal(await facetValue(page, 'Bình Thuận').count(), 1);
    await follow(page, facet(page, 'province').getByRole('link', { name: 'hiện nay' }));
    assert.equal(await facetValue(page, 'Bình Thuận').count(), 0);
    await follow(page, facetValue(page, 'Lâm Đồng'));
    assert.match(page.url(), /province_as=now/);
    assert.ok((await countOf(page)) > 0);
  });

  test('why a paper is here stands below it', async ({ open }) => {
    const page = await open(address('/', { q: 'dan van kheo' }));
    assert.match(await main(page).locator('.why').first().innerText(), /Trích yếu có đủ các từ/);
    await page.goto(address('/', { q: '09-NQ/TU' }));
    assert.match(await main(page).locator('.why').first().innerText(), /Đúng số ký hiệu đã gõ/);
    assert.match(await main(page).locator('.why').nth(1).innerText(), /viện dẫn/);
  });

  test('where nothing is found the page says why and what would be found', async ({ open }) => {
    const page = await open(address('/', { q: 'dân vận khéo', type: 'nghi-quyet' }));
    const promised = (await nothing(page).innerText()).match(/(\d+) văn bản/)[1];
    await follow(page, nothing(page).getByRole('link', { name: 'Tìm lại không dùng bộ lọc' }));
    assert.equal(String(await countOf(page)), promised);
    await page.goto(address('/', { q: '"xyzzy"' }));
    assert.match(await nothing(page).innerText(), /có từ: xyzzy/);
  });
});
