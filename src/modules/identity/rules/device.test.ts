import { expect, test } from 'vitest';

import { deviceOf } from './device.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15';

test.each([
  [`${WINDOWS} Chrome/126.0 Safari/537.36`, 'chrome', 'windows'],
  [`${WINDOWS} Chrome/126.0 Safari/537.36 Edg/126.0`, 'edge', 'windows'],
  [`${WINDOWS} Chrome/126.0 Safari/537.36 MicroMessenger/7.0 wxwork/4.1`, 'wecom', 'windows'],
  [`${IPHONE} Mobile/15E148 MicroMessenger/8.0`, 'wechat', 'iphone'],
  [`${IPHONE} Version/17.0 Mobile/15E148 Safari/604.1`, 'safari', 'iphone'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'firefox', 'linux'],
  ['Mozilla/5.0 (Linux; Android 14; HarmonyOS; X) Chrome/114.0 Safari', 'chrome', 'harmony'],
  ['curl/8.5', 'other', 'other'],
])('a device is two words: %s', (text, browser, system) => {
  expect(deviceOf(text)).toEqual({ browser, system });
});

test('a browser that says nothing, or a novel, is another one', () => {
  expect(deviceOf(undefined)).toEqual({ browser: 'other', system: 'other' });
  expect(deviceOf(`${'x'.repeat(1000)} Chrome/1`)).toEqual({ browser: 'other', system: 'other' });
});
