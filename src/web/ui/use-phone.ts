import { useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query);
      media.addEventListener('change', tell);
      return () => media.removeEventListener('change', tell);
    },
    () => matchMedia(query).matches,
  );
}

const PHONE = '(max-width: 767px)';

/** Whether this is a phone, outside of any component. */
export function isPhoneNow(): boolean {
  return matchMedia(PHONE).matches;
}

/** True below 768 px: bottom tabs, cards instead of tables, full pages instead of drawers. */
export function useIsPhone(): boolean {
  return useMedia(PHONE);
}

export function usePrefersDark(): boolean {
  return useMedia('(prefers-color-scheme: dark)');
}

export function usePrefersStill(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}
