// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one visit of a page costs a reader who has nothing of it yet: requests and bytes as they came over the wire,
// heads included, and times with a processor slowed down four times.
import { kPaper, state } from './states.mjs';

const kGoal = { requests: 6, bytes: 60_000 };

export const kVisits = [
  { name: 'home', path: state('home').path, goal: kGoal },
  { name: 'first result page', path: state('results').path, goal: kGoal },
  { name: 'paper', path: kPaper, goal: kGoal },
  { name: 'result page without JavaScript', path: state('results').path, goal: kGoal, options: { javaScriptEnabled: false } },
];

export const kSlowdown = 4;

export async function weigh(browser, url, options = {}) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    const visit = { requests: 0, bytes: 0 };
    let painted_at;
    wire.on('Network.requestWillBeSent', () => ++visit.requests);
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => (visit.bytes += encodedDataLength));
    // Told from outside, so that it works without JavaScript too; the last one told is the largest.
    wire.on('PerformanceTimeline.timelineEventAdded', ({ event }) => (painted_at = event.time * 1000));
    await wire.send('Network.enable');
    await wire.send('Emulation.setCPUThrottlingRate', { rate: kSlowdown });
    await page.goto(url, { waitUntil: 'networkidle' });
    await wire.send('PerformanceTimeline.enable', { eventTypes: ['largest-contentful-paint'] });
    const times = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      return { start: performance.timeOrigin, first_byte: entry.responseStart, content_loaded: entry.domContentLoadedEventEnd };
    });
    return {
      ...visit,
      first_byte: times.first_byte,
      content_loaded: times.content_loaded,
      largest_paint: painted_at === undefined ? undefined : painted_at - times.start,
    };
  } finally {
    await context.close();
  }
}
