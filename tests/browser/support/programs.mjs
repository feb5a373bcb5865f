// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real programs on the sample corpus: an index in a temporary folder, a searchd on a free loopback port.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const kCorpus = fileURLToPath(new URL('../../../sample-corpus', import.meta.url));

function program(name) {
  const folder = process.env.VANKHO_BIN_DIR;
  if (!folder) throw new Error('VANKHO_BIN_DIR is not set: the folder of vankho-indexer and vankho-searchd, build/dev/bin');
  return join(folder, name);
}

async function indexSampleCorpus(index) {
  const register = join(kCorpus, 'register/so-cong-van-2017.csv');
  await run(program('vankho-indexer'), ['index', '--index', index, '--register', register, join(kCorpus, 'papers')]);
}

// Resolves with the address that searchd prints once it answers; rejects when it ends before.
async function addressOf(server) {
  const ended = new Promise((_, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`vankho-searchd ended with ${code} before it listened`)));
  });
  ended.catch(() => {});
  const lines = createInterface({ input: server.stdout });
  const line = await Promise.race([new Promise((resolve) => lines.once('line', resolve)), ended]);
  const said = /^listening on (http:\S+)$/.exec(line);
  if (!said) throw new Error(`vankho-searchd said: ${line}`);
  return said[1];
}

async function ended(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await exit;
}

function startServer(index, options) {
  const server = spawn(program('vankho-searchd'), ['--index', index, '--listen', '127.0.0.1:0', ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // A run that ends by an error must not leave its server behind.
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  server.once('exit', () => process.removeListener('exit', kill));
  return server;
}

// {address, stop()}. `options` are further arguments of vankho-searchd.
export async function startArchive(options = []) {
  const folder = await mkdtemp(join(tmpdir(), 'vankho-browser-'));
  let server;
  const stop = async () => {
    if (server) await ended(server);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const index = join(folder, 'index');
    await indexSampleCorpus(index);
    server = startServer(index, options);
    return { address: await addressOf(server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
