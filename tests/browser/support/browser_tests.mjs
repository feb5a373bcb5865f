// SPDX-License-Identifier: GPL-3.0-or-later
//
// browserTests('Subject', (test) => { test('sentence', async ({open}) => {...}) }): one browser and one server for all
// tests of a file, a fresh reader (no cache, no history) for each test. A test also fails when one of its pages did
// what no page may do (witness.mjs).
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { kReader, startBrowser } from './browser.mjs';
import { startArchive } from './programs.mjs';
import { Witness } from './witness.mjs';

// Long for one step under a sanitizer, short beside the time that ctest gives a file.
const kStepMs = 30_000;

class Desk {
  constructor(browser, address) {
    this.browser = browser;
    this.address = address;
    this.contexts = [];
    this.witnesses = [];
    // So that a test can take them apart.
    this.open = this.open.bind(this);
    this.misdeeds = this.misdeeds.bind(this);
  }

  // A page of a new reader, loaded. `options` as for a context of playwright.
  async open(path, options = {}) {
    const context = await this.browser.newContext({ ...kReader, baseURL: this.address, ...options });
    context.setDefaultTimeout(kStepMs);
    this.contexts.push(context);
    this.witnesses.push(new Witness(context, this.address));
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  // What the pages opened so far did that they may not; said once.
  async misdeeds() {
    const reports = await Promise.all(this.witnesses.splice(0).map((witness) => witness.report()));
    return reports.flat();
  }

  async close() {
    await Promise.all(this.contexts.map((context) => context.close()));
  }
}

export function browserTests(subject, define, searchdOptions = []) {
  describe(subject, () => {
    let archive;
    let browser;
    before(async () => {
      archive = await startArchive(searchdOptions);
      browser = await startBrowser();
    });
    after(async () => {
      await browser?.close();
      await archive?.stop();
    });
    define((sentence, body) =>
      it(sentence, async () => {
        const desk = new Desk(browser, archive.address);
        try {
          await body(desk);
          assert.deepEqual(await desk.misdeeds(), []);
        } catch (error) {
          // What a page did wrong may be why a step failed.
          error.message += (await desk.misdeeds()).map((misdeed) => `\n${misdeed}`).join('');
          throw error;
        } finally {
          await desk.close();
        }
      }),
    );
  });
}
