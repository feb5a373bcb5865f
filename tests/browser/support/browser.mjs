// SPDX-License-Identifier: GPL-3.0-or-later
//
// Debian's Chromium, without anything that would ask the network by itself.
import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

const kProgram = process.env.VANKHO_CHROMIUM ?? '/usr/bin/chromium';

export async function startBrowser() {
  if (!existsSync(kProgram)) throw new Error(`There is no ${kProgram}: run scripts/install-packages test`);
  return chromium.launch({
    executablePath: kProgram,
    // Chromium refuses to sandbox what root starts; playwright leaves the sandbox off unless asked.
    chromiumSandbox: process.getuid() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// What every reader of the tests has: a Vietnamese desk, unless `options` say otherwise.
export const kReader = { locale: 'vi-VN', viewport: { width: 1280, height: 800 } };
