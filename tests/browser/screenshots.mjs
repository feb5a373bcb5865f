// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes the pictures of docs/images/; run by scripts/screenshots with the folder as argument.
import { execFile } from 'node:child_process';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { kReader, startBrowser } from './support/browser.mjs';
import { checkDraft } from './support/page.mjs';
import { startArchive } from './support/programs.mjs';
import { address, kPaper, state } from './support/states.mjs';

const run = promisify(execFile);

// So that the pictures do not make the repository heavy.
const kMostBytes = 60_000;
const kColours = [64, 32, 16, 8];

const kPictures = [
  { name: 'search', path: address('/', { q: 'phong chong han ca phe' }) },
  { name: 'paper', path: kPaper },
  { name: 'register', path: state('register').path },
  { ...state('check, answered'), name: 'check' },
  { name: 'help', path: state('help').path },
];
const kScreens = [
  { suffix: '', options: { viewport: { width: 1280, height: 800 } } },
  { suffix: '-phone', options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
];

// Fewer colours until it is small enough; a page has few anyway.
async function writeSmall(file, png) {
  await writeFile(file, png);
  for (const colours of kColours) {
    await run('pngquant', ['--force', '--nofs', '--strip', '--speed', '1', '--output', file, String(colours), file]);
    const { size } = await stat(file);
    if (size <= kMostBytes) return size;
  }
  throw new Error(`${file} has more than ${kMostBytes} bytes even with ${kColours.at(-1)} colours`);
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('the folder for the pictures is missing');
const archive = await startArchive();
const browser = await startBrowser();
try {
  for (const { suffix, options } of kScreens) {
    const context = await browser.newContext({ ...kReader, ...options, colorScheme: 'light' });
    const page = await context.newPage();
    for (const { name, path, draft } of kPictures) {
      await page.goto(archive.address + path);
      if (draft) await checkDraft(page, draft);
      const file = join(folder, `${name}${suffix}.png`);
      console.log(`${file}: ${await writeSmall(file, await page.screenshot())} bytes`);
    }
    await context.close();
  }
} finally {
  await browser.close();
  await archive.stop();
}
