import { el } from './guest-draw.ts';

/** Whoever reads slowly touches the screen; whoever has left does not. */
const IDLE_SECONDS = 60;
const WARNING_SECONDS = 15;

interface Kiosk {
  /** True when there is something of somebody on the page. */
  isTouched: () => boolean;
  reset: () => void;
  warning: (seconds: number) => string;
}

/**
 * 接待台模式: a tablet on a desk, full screen. Left alone it says so and empties itself, so that the
 * next person never sees what the one before typed.
 */
export function keepKiosk({ isTouched, reset, warning }: Kiosk): void {
  let left = IDLE_SECONDS;
  const note = el('p', { role: 'alert', class: 'kiosk-note' });
  const wake = () => {
    left = IDLE_SECONDS;
    note.remove();
  };
  for (const event of ['pointerdown', 'keydown', 'input']) addEventListener(event, wake);
  addEventListener('pointerdown', () => {
    // Refused where a browser has none; the form works all the same.
    if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
  });
  setInterval(() => {
    if (!isTouched()) return wake();
    left -= 1;
    if (left <= 0) {
      wake();
      return reset();
    }
    if (left > WARNING_SECONDS) return undefined;
    note.textContent = warning(left);
    if (!note.isConnected) document.body.prepend(note);
    return undefined;
  }, 1_000);
}
