import type { Browser, Locator, Page } from '@playwright/test';

import { enter, open, visit, type Visit } from './browser.ts';
import type { Demo } from './demo-house.ts';

/** The smallest side of what a thumb must hit, in CSS pixels (WCAG 2.2, 2.5.8 asks for 24). */
const SMALLEST_PX = 32;

/**
 * What a hand costs beside the machine, in seconds: to find and touch something one knows, and a
 * key on the keyboard of a phone, at the 36 words a minute people type there.
 */
const TAP_S = 1.2;
const KEY_S = 0.33;
/** A Chinese character is typed as its syllable: about three keys and a choice. */
const KEYS_A_CHARACTER = 4;

const keysOf = (text: string): number =>
  [...text].reduce((sum, it) => sum + (/\p{Script=Han}/u.test(it) ? KEYS_A_CHARACTER : 1), 0);

/** One hand with a phone: every tap is a touch, and every tap and key is counted. */
export class Thumb {
  taps = 0;
  keys = 0;
  readonly tooSmall: string[] = [];
  readonly #from = performance.now();
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  async tap(target: Locator): Promise<void> {
    await target.waitFor();
    const box = await target.boundingBox();
    if (!box || Math.min(box.width, box.height) < SMALLEST_PX)
      this.tooSmall.push(`${await target.innerText()} ${box?.width} × ${box?.height}`);
    await target.tap();
    this.taps += 1;
  }

  /** Waits as eyes do, frame by frame: a locator looks again only every half second. */
  async sees(selector: string, text: string): Promise<void> {
    await this.#page.waitForFunction(
      (asked) =>
        [...document.querySelectorAll(asked.selector)].some((it) =>
          it.textContent.includes(asked.text),
        ),
      { selector, text },
      { polling: 'raf' },
    );
  }

  /** One of the buttons of a list. */
  choose(group: string, name: string): Promise<void> {
    const page = this.#page;
    const list = page
      .getByRole('group', { name: group })
      .or(page.getByRole('radiogroup', { name: group }));
    return this.tap(
      list.getByRole('radio', { name }).or(list.getByRole('checkbox', { name })).first(),
    );
  }

  /** Types where the keyboard already points: a field is tapped first, unless it came focused. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    this.keys += keysOf(text);
  }

  /** What somebody needed, hand and machine together; the suite prints it for whoever wonders. */
  spent() {
    const waited_s = (performance.now() - this.#from) / 1000;
    const hand_s = this.taps * TAP_S + this.keys * KEY_S;
    const { taps, keys, tooSmall } = this;
    return { taps, keys, tooSmall, hand_s, waited_s, needed_s: hand_s + waited_s };
  }
}

/** Somebody with a touch screen in the hand, on the screen where the day begins. */
export async function stand(browser: Browser, demo: Demo, name: string): Promise<Visit> {
  const it = await visit(browser, demo.address, { size: 'hand', isTouch: true });
  await enter(it, name, demo.passwordOf(name));
  await open(it, '/today');
  return it;
}
