import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';

import { contract, type Me } from '#contract/identity';

import { parseQuery, writeQuery } from '../address.ts';
import { call, Refused } from '../api.ts';
import { paths, safeReturn } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { ConfirmOutlet } from '../ui/confirm.tsx';
import { ToastOutlet } from '../ui/toast.tsx';
import { wholeWords } from '../words.ts';
import { ErrorPage, NotFoundPage } from './error-page.tsx';
import { Frame } from './frame.tsx';
import { meQuery, powersOf } from './me.ts';
import { screensFor, type Screen } from './screens.ts';
import { enterAs, forgetVisitor, isVisitorKnown } from './session.ts';
import { StepUpOutlet } from './step-up.tsx';
import { WelcomePage } from './welcome-page.tsx';

/** Nobody is signed in: to the set-up of a fresh installation, else to sign-in and back. */
function leaveForEntrance(href: string, is_needed: boolean): never {
  if (is_needed) throw redirect({ to: paths.setUp(), hash: location.hash.slice(1) });
  const back = safeReturn(href);
  throw redirect({ to: '/sign-in', search: back === paths.home() ? {} : { return_to: back } });
}

/** A stranger is not asked who he is: the refusal would stand in his console as an error. */
async function leaveIfStranger(href: string): Promise<void> {
  const { is_needed, is_signed_in } = await call(contract.setUpState, {});
  if (is_signed_in) return;
  forgetVisitor();
  leaveForEntrance(href, is_needed);
}

async function whoIsHere(queries: QueryClient, href: string): Promise<Me> {
  const known = queries.getQueryData(meQuery.queryKey);
  if (known) return known;
  if (!isVisitorKnown()) await leaveIfStranger(href);
  try {
    return await enterAs(queries);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) await leaveIfStranger(href);
    throw error;
  }
}

/** A screen that speaks more than a consultant's day does waits for the words of the others. */
const spokenRoute: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => (await Promise.all([load(), wholeWords()]))[0], name);

/** News and questions may hold links, so they stand within the router. */
function Root() {
  return (
    <>
      <Outlet />
      <ToastOutlet />
      <ConfirmOutlet />
      <StepUpOutlet />
    </>
  );
}

/** Every address of the application, from the table of screens. */
export function openRouter(queries: QueryClient, screens: readonly Screen[]) {
  const root = createRootRoute({ component: Root });
  const entrance = [
    createRoute({
      getParentRoute: () => root,
      path: '/sign-in',
      component: spokenRoute(() => import('./sign-in-page.tsx'), 'SignInPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/company',
      component: spokenRoute(() => import('./company-page.tsx'), 'CompanyPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/link',
      component: spokenRoute(() => import('./link-page.tsx'), 'LinkPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/forgotten',
      component: spokenRoute(() => import('./forgotten-page.tsx'), 'ForgottenPage'),
    }),
    createRoute({
      getParentRoute: () => root,
      path: '/set-up',
      component: spokenRoute(() => import('./set-up-page.tsx'), 'SetUpPage'),
    }),
  ];
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'frame',
    component: () => <Frame screens={screens} />,
    beforeLoad: async ({ location: { href, pathname } }) => {
      const me = await whoIsHere(queries, href);
      if (me.must_change_password && pathname !== paths.password())
        throw redirect({ to: paths.password() });
      if (me.must_add_factor && ![paths.mySecurity(), paths.password()].includes(pathname))
        throw redirect({ to: paths.mySecurity() });
      return { me };
    },
  });
  const home = createRoute({
    getParentRoute: () => frame,
    path: '/',
    beforeLoad: ({ context }) => {
      const today = screensFor(context.me, screens).find((it) => it.tab === 'today');
      if (today) throw redirect({ to: today.path, replace: true });
    },
    component: () => <WelcomePage screens={screens} />,
  });
  const nowhere = createRoute({
    getParentRoute: () => frame,
    path: '/$',
    component: NotFoundPage,
  });
  const rooms = screens.map((screen) =>
    createRoute({
      getParentRoute: () => frame,
      path: screen.path,
      component: screen.isEveryday
        ? lazyRouteComponent(screen.load, 'Screen')
        : spokenRoute(screen.load, 'Screen'),
      beforeLoad: ({ context }) => {
        const { may } = powersOf(context.me);
        if (screen.permission !== undefined && !may(screen.permission)) throw notFound();
      },
    }),
  );
  return createRouter({
    routeTree: root.addChildren([...entrance, frame.addChildren([home, ...rooms, nowhere])]),
    parseSearch: parseQuery,
    stringifySearch: writeQuery,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: () => <Bones />,
    defaultPendingMs: 300,
    defaultPreload: false,
    notFoundMode: 'fuzzy',
    scrollRestoration: true,
  });
}
