import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { readConfig } from '#platform/config';

import { cost } from '../modules/identity/passwords.ts';
import { effectiveSettings } from './settings.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../docs/operating/${name}.md`, import.meta.url), 'utf8');

const { settings, limits } = effectiveSettings(readConfig({}));
const { connection, rates } = limits;
const seconds = (ms: number) => ms / 1000;

test.each([
  ['security', `${settings.host}:${settings.port}`],
  ['security', `${connection.maxHeaderSize / 1024} KiB、${seconds(connection.headersTimeout)} 秒`],
  ['security', `整个请求 ${seconds(connection.requestTimeout)} 秒`],
  [
    'security',
    `空闲 ${seconds(connection.keepAliveTimeout)} 秒，同时 ${connection.sockets_most} 个`,
  ],
  ['security', `argon2id，${cost.memoryCost} KiB，${cost.timeCost} 遍`],
  ['security', `argon2id, ${cost.memoryCost} KiB, ${cost.timeCost} passes`],
  [
    'limits',
    `查看每分钟 ${rates.read.count} 次，办理 ${rates.write.count} 次，查找 ${rates.search.count} 次`,
  ],
  ['limits', `导出每小时 ${rates.export.count} 份，导入上传 ${rates.upload.count} 份`],
  ['limits', `空闲 ${seconds(connection.keepAliveTimeout)} 秒`],
])('Q06 the page %s says what the program does: %s', (name, words) => {
  expect(page(name)).toContain(words);
});
