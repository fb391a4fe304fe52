import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((it) => it !== '' && existsSync(root + it));

const secrets = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  /\bxox[abp]-[0-9A-Za-z-]{20,}/,
  /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\./,
];

test('Q04 nothing that is kept in the repository is a key, or is named like one', () => {
  expect(kept.length).toBeGreaterThan(300);
  const named = kept.filter((it) => /\.(pem|key|pfx|p12|env)$|(^|\/)\.env/.test(it));
  expect(named).toEqual([]);
  const texts = kept.filter((it) => /\.(ts|tsx|mjs|json|md|sql|sh|ya?ml|html|css)$/.test(it));
  const found = texts.filter((it) => {
    const text = readFileSync(root + it, 'utf8');
    return secrets.some((secret) => secret.test(text));
  });
  expect(found).toEqual([]);
});

test('Q04 what looks like a key is seen', () => {
  const made = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ');
  expect(secrets.some((it) => it.test(made))).toBe(true);
});

// `npm test` has built it.
test('Q05 what is released holds no test, no map, and no route beside the contracts', () => {
  const built = readdirSync(`${root}dist`, { recursive: true }).map(String);
  expect(built.length).toBeGreaterThan(100);
  expect(built.filter((it) => /\.test\.|\.map$|(^|\/)(test|drills|bench)\//.test(it))).toEqual([]);
  const routes = readFileSync(`${root}dist/server/application.js`, 'utf8');
  const offered = [...routes.matchAll(/\.(?:get|post|all)\('([^']+)'/g)].map(([, it]) => it);
  expect(offered.toSorted()).toEqual(['/healthz', '/metrics']);
});
