export { foundOrganisation, type Founded, type Organisation } from './found-organisation.ts';
export { countAttempt, useBucketKey } from './attempts.ts';
export { useCompanySignIn } from './company-sign-in.ts';
export { readCompanySettings } from './company/settings.ts';
export { usePasswordAge } from './password-age.ts';
export { useFactorKey } from './factor-key.ts';
export { identityRoutes } from './routes.ts';
export { showSettings } from './security.ts';
export { usePublicUrl } from './public-url.ts';
export { offerSetUp } from './set-up.ts';
export {
  companyInForce,
  onStandingChange,
  standingBehind,
  standingOfPerson,
  type Standing,
  type TreeUnit,
} from './standing.ts';
export { answerAsked, linkByMail, linkQueue } from './entry-links.ts';
