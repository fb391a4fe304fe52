// npm test: installs what the suite needs, Chromium and a Chinese font among it, and runs
// everything. The last line is `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build, endWithNpm, install, root } from './prepare.mjs';

// What ends before the suite has run, an install or a build that fails, is a failure too.
let closing = '0 passed, 1 failed';
process.on('exit', () => console.log(closing));

endWithNpm();
install();
browser();
build();

const report = join(tmpdir(), `kebu-test-${process.pid}.json`);
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const suite = spawn(process.execPath, [vitest, ...args, ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, NODE_ENV: 'test' },
});
// Ctrl-C reaches the suite by itself; what is sent to us alone is passed on, and it takes its
// database down.
process.on('SIGTERM', () => suite.kill('SIGTERM'));
process.on('SIGINT', () => {});
suite.on('close', (code) => {
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(report, { force: true });
  const passed = result?.numPassedTests ?? 0;
  // A file that does not even load, or a run that did not end well, is a failure of its own.
  const broken = (result?.testResults ?? []).filter(
    (it) => it.status === 'failed' && it.assertionResults.length === 0,
  ).length;
  const failed = (result?.numFailedTests ?? 1) + broken;
  const isWell = code === 0 && failed === 0 && passed > 0;
  closing = `${passed} passed, ${isWell ? 0 : Math.max(failed, 1)} failed`;
  process.exitCode = isWell ? 0 : 1;
});

/** Real Chromium and a font with Chinese characters; as root they are installed, else asked for. */
function browser() {
  const missing = [];
  if (!existsSync('/usr/bin/chromium')) missing.push('chromium');
  const fonts = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  if (!fonts.stdout?.trim()) missing.push('fonts-noto-cjk', 'fontconfig');
  if (missing.length === 0) return;
  const words = `the browser tests need: apt-get install -y ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) return console.error(words);
  const apt = (...them) =>
    spawnSync('apt-get', them, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const once = () => apt('update', '-q') && apt('install', '-y', '-q', ...missing);
  if (!once() && !once()) console.error(`could not install them; ${words}`);
}
