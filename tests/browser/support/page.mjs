// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where things are on the pages: the one file to change when the pages change. By role and name where the name is
// plain, else by what stands in addresses and forms.

export const searchForm = (page) => page.getByRole('search');
export const searchBox = (page) => searchForm(page).locator('input[name="q"]');
export const main = (page) => page.locator('main#main');
export const filters = (page) => page.locator('aside');
export const hitLinks = (page) => main(page).locator('ol.hits > li h2 a');
export const nextPage = (page) => page.locator('nav.pages a[rel="next"]');
export const otherLanguage = (page) => page.locator('header a[hreflang]');
export const found = (page) => main(page).getByRole('status').first();
export const nothing = (page) => main(page).locator('.nothing');
export const paperText = (page) => main(page).locator('.body');
export const registerTables = (page) => main(page).locator('table');
export const sortBy = (page, name) => main(page).locator('.sorts').getByRole('link', { name });
export const linksToPapers = (page) => main(page).locator('a[href*="/d/"]:not(svg a)');

// Options of the search box, those shown.
export const suggestions = (page) => page.getByRole('option');
// A part of the query as understood, as a link that takes it out.
export const chip = (page, text) => main(page).locator('a.chip').filter({ hasText: text });
// The block of a facet, by its name in the address.
export const facet = (page, name) => filters(page).locator(`section[data-facet="${name}"]`);

// One value of a facet; `name` of the value as it stands on the page.
export const facetValue = (page, name) => filters(page).getByRole('link', { name, exact: true });
// The filter that is on, as a link that takes it off.
export const chosenFilter = (page, name) => main(page).locator('a.chip').filter({ hasText: name });

// Addresses of the papers in the order of the page; they say which papers these are.
export async function papersOf(page) {
  return hitLinks(page).evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
}

export async function countOf(page) {
  return Number((await found(page).innerText()).replace(/\D/g, ''));
}

// Types into the search box and presses Enter, as people do.
export async function ask(page, words) {
  await searchBox(page).fill(words);
  await searchBox(page).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === words);
}

// Pastes a text into the page that checks citations and sends it.
export async function checkDraft(page, draft) {
  await main(page).locator('textarea').fill(draft);
  await main(page).locator('form.draft button').click();
  await main(page).getByRole('status').waitFor();
}

// Opens a state of states.mjs; `open` of a test.
export async function visit(open, { path, draft }, options = {}) {
  const page = await open(path, options);
  if (draft) await checkDraft(page, draft);
  return page;
}

// Follows a link to another page.
export async function follow(page, link) {
  const address = await link.evaluate((a) => new URL(a.getAttribute('href'), document.baseURI).href);
  await link.click();
  await page.waitForURL(address);
}

// The number that stands beside a value.
export async function facetCount(page, name) {
  const row = facetValue(page, name).locator('xpath=ancestor::li[1]');
  return Number((await row.locator('.count').innerText()).replace(/\D/g, ''));
}
