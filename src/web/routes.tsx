import type { Screen } from './shell/screens.ts';

/**
 * Every screen, one entry each, in the order of the menu. What is listed here with a `group` stands in
 * the menu of those who hold its permission, so a screen is listed when it works and not before.
 */
export const screens: readonly Screen[] = [
  { path: '/me', title: 'shell.nav.me', load: () => import('./shell/me-page.tsx') },
  {
    path: '/me/password',
    title: 'shell.me.change_password',
    load: () => import('./shell/password-page.tsx'),
  },
];
