// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a first visit of each page costs, as a table; run by scripts/page-weight.
import { kReader, startBrowser } from '../tests/browser/support/browser.mjs';
import { startArchive } from '../tests/browser/support/programs.mjs';
import { kSlowdown, kVisits, weigh } from '../tests/browser/support/weight.mjs';

const kRounds = 7;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const ms = (visits, name) => {
  const known = visits.map((visit) => visit[name]).filter((value) => value !== undefined);
  return known.length === visits.length ? String(Math.round(median(known))) : '-';
};

const archive = await startArchive();
const browser = await startBrowser();
try {
  console.log(`Chromium ${browser.version()}, processor slowed down ${kSlowdown} times, median of ${kRounds} first visits`);
  console.log('| page | requests | bytes | first byte, ms | DOMContentLoaded, ms | largest paint, ms |');
  console.log('|---|---|---|---|---|---|');
  for (const { name, path, options } of kVisits) {
    const visits = [];
    for (let round = 0; round < kRounds; ++round)
      visits.push(await weigh(browser, archive.address + path, { ...kReader, ...options }));
    const { requests, bytes } = visits[0];
    const times = ['first_byte', 'content_loaded', 'largest_paint'].map((time) => ms(visits, time));
    console.log(`| ${[name, requests, bytes, ...times].join(' | ')} |`);
  }
} finally {
  await browser.close();
  await archive.stop();
}
