import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';

import { whenIdle } from './when-idle.ts';

/**
 * A part nobody sees until he asks for it: a drawer, a menu. A phone shows the screen without
 * having waited for it (at most 250 KB before a consultant's screen works); a desk fetches it at
 * once.
 * `meanwhile` stands where it will stand.
 */
export function later<C extends (props: never) => ReactNode>(
  fetch: () => Promise<C>,
  meanwhile: ReactNode = null,
): C {
  const Part = lazy(async () => ({
    default: (await fetch()) as unknown as ComponentType<object>,
  }));
  // The table of screens is also read where there is no window: by the tests that walk it.
  if ('document' in globalThis) whenIdle(fetch);
  const Later = (props: object) => (
    <Suspense fallback={meanwhile}>
      <Part {...props} />
    </Suspense>
  );
  return Later as unknown as C;
}
