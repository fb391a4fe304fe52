/** What somebody recognises a device of his by: two words of a closed list. */
export interface Device {
  browser: string;
  system: string;
}

/** The first that fits: what is built upon another names itself beside it. */
const browsers: [string, RegExp][] = [
  ['wecom', /wxwork/i],
  ['wechat', /MicroMessenger/i],
  ['dingtalk', /DingTalk/i],
  ['feishu', /Lark|Feishu/i],
  ['edge', /Edg(e|A|iOS)?\//],
  ['qq', /QQBrowser/i],
  ['uc', /UCBrowser/i],
  ['firefox', /Firefox|FxiOS/],
  ['chrome', /Chrome|CriOS/],
  ['safari', /Safari\//],
];
const systems: [string, RegExp][] = [
  ['harmony', /HarmonyOS|OpenHarmony/i],
  ['android', /Android/],
  ['iphone', /iPhone/],
  ['ipad', /iPad/],
  ['windows', /Windows/],
  ['mac', /Macintosh/],
  ['linux', /Linux|X11/],
];

const firstOf = (list: readonly [string, RegExp][], text: string) =>
  list.find(([, shape]) => shape.test(text))?.[0] ?? 'other';

/**
 * The device behind what a browser says of itself, as people name it: Chrome on Windows. The text
 * itself is kept nowhere, it would tell one colleague's machine from all others.
 */
export function deviceOf(user_agent: string | undefined): Device {
  const text = (user_agent ?? '').slice(0, 500);
  return { browser: firstOf(browsers, text), system: firstOf(systems, text) };
}
