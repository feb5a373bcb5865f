// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reader sees, reaches and touches on a page, measured there.

// What has the focus: its part of the page, and whether a reader sees that it has it.
export async function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { region: 'none' };
    const of = (selector) => element.closest(selector) !== null;
    const region = of('.skip') ? 'skip'
      : of('[role="search"]') ? 'search'
      : ['header', 'main', 'aside', 'footer'].find((tag) => of(`body > ${tag}, body > div > ${tag}`)) ?? 'elsewhere';
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
      region,
      id: element.id,
      name: element.name || element.textContent.trim() || element.getAttribute('aria-label') || element.tagName,
      path: element.pathname,
      visible: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    };
  });
}

// Presses Tab until the focus leaves the page.
export async function tabStops(page) {
  const stops = [];
  for (let presses = 0; presses < 400; ++presses) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.region === 'none') return stops;
    if (stops.length > 0 && stop.region === 'skip') return stops;
    stops.push(stop);
  }
  throw new Error('Tab never leaves the page');
}

// What can be touched but is under 24 pixels wide or high, without links in the middle of a sentence (WCAG 2.5.8).
export async function smallTargets(page) {
  return page.evaluate(() => {
    const in_sentence = (element) =>
      getComputedStyle(element).display === 'inline' &&
      [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.data));
    return [...document.querySelectorAll('a[href], button, summary, select, input:not([type="hidden"])')]
      .filter((element) => element.checkVisibility() && !element.matches('.skip') && !in_sentence(element))
      .map((element) => ({ box: element.getBoundingClientRect(), element }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ box, element }) => {
        const name = element.textContent.trim() || element.name || element.tagName;
        const around = `${element.parentElement.localName}.${element.parentElement.className}`;
        return `${around} > ${element.localName} "${name.slice(0, 30)}": ${Math.round(box.width)} x ${Math.round(box.height)}`;
      });
  });
}

// By how many pixels the page can be scrolled sideways.
export async function excessWidth(page) {
  return page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
}
