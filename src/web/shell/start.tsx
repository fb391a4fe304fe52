import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { onSessionEnd, onStepUp } from '../api.ts';
import { openQueries } from '../api-hooks.ts';
import { paths, safeReturn } from '../paths.ts';
import '../ui/base.css';
import { changeWords, keptLocale } from '../words.ts';
import { meQuery } from './me.ts';
import { nonceEveryStyle, pageNonce } from './nonce.ts';
import { Providers } from './providers.tsx';
import { openRouter } from './router.tsx';
import type { Screen } from './screens.ts';
import { askProof } from './step-up.tsx';

/** Brings the application up in the page. */
export async function start(screens: readonly Screen[]): Promise<void> {
  nonceEveryStyle(pageNonce());
  await changeWords(keptLocale());
  const queries = openQueries();
  const router = openRouter(queries, screens);
  onSessionEnd(() => {
    // A fresh page, so that nothing one person read or typed is left in memory for the next.
    // Before anybody was known, the router itself leads to the entrance.
    if (queries.getQueryData(meQuery.queryKey) === undefined) return;
    const { pathname, searchStr } = router.state.location;
    location.assign(paths.signIn(safeReturn(pathname + searchStr)));
  });
  onStepUp(askProof);
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Providers queries={queries}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
