// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of axe-core. Its script is put into the page, which the policy of the site forbids: so in readers of its
// own that do not heed the policy. All other tests run under it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { browserTests } from './support/browser_tests.mjs';
import { visit } from './support/page.mjs';
import { kStates } from './support/states.mjs';

const kAllRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// The rules that look at colours; the others would only find the same again in the dark.
const kColourRules = ['color-contrast', 'link-in-text-block'];
const kAxe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kScreens = [
  { screen: 'desk, light', rules: kAllRules, colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { screen: 'desk, dark', rules: kColourRules, colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { screen: 'phone, light', rules: kAllRules, colorScheme: 'light', viewport: { width: 390, height: 844 } },
];

async function violations(page, rules = kAllRules) {
  const found = await page.evaluate((runOnly) => window.axe.run({ runOnly }), rules);
  assert.ok(found.passes.length > 0, 'axe looked at nothing');
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html.slice(0, 160)} ${any.map((check) => check.message).join('; ')}`),
  );
}

browserTests('Accessibility rules', (test) => {
  for (const place of kStates)
    test(`${place.name}: none is broken`, async ({ open }) => {
      const page = await visit(open, place, { bypassCSP: true });
      await page.addScriptTag({ content: kAxe });
      for (const { screen, rules, colorScheme, viewport } of kScreens) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        assert.deepEqual(await violations(page, rules), [], screen);
      }
    });

  test('a broken rule is noticed', async ({ open }) => {
    const page = await open('/', { bypassCSP: true });
    await page.addScriptTag({ content: kAxe });
    await page.evaluate(() => {
      document.querySelector('main h1').innerHTML = '<img src="/assets/icon.svg">';
      document.querySelector('.summary').style.color = '#ccc';
    });
    const found = (await violations(page)).join('\n');
    for (const rule of ['image-alt', 'color-contrast']) assert.ok(found.includes(rule), found);
  });
});
