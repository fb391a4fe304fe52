import { routes, type Route } from '#gate/routes';

import { beginCompanySignIn, finishCompanySignIn } from './company-sign-in.ts';
import { contract } from './contract.ts';
import { askForLink, makeLink, readLink, useLink } from './entry-links.ts';
import { mySecurity, removeFactors } from './factors.ts';
import {
  changeLocale,
  changePassword,
  createToken,
  createTokenFor,
  listMyTokens,
  me,
  revokeToken,
} from './me.ts';
import { appointDeputy, endDeputyship, endOffice, grantOffice } from './offices.ts';
import { askPasskey, signInByPasskey, signInWays } from './passkey-sign-in.ts';
import { addPasskey, offerPasskey, removePasskey, renamePasskey } from './passkeys.ts';
import {
  addPerson,
  disablePerson,
  enablePerson,
  listColleagues,
  listPeople,
  renamePerson,
  resetPassword,
} from './people.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { finishSignIn } from './second-step.ts';
import {
  endMyOtherSessions,
  endMySession,
  endSession,
  endSessions,
  listMySessions,
  listSessions,
} from './sessions.ts';
import { listSecurity, readSecuritySettings, unlockPerson } from './security.ts';
import { setUp, setUpState } from './set-up.ts';
import { signIn, signOut } from './sign-in.ts';
import { forgetStandings } from './standing.ts';
import { stepUp } from './step-up.ts';
import { confirmTotp, offerTotp, removeTotp } from './totp.ts';
import { closeUnit, listUnits, openUnit, renameUnit, setPhase } from './units.ts';

/**
 * Whatever is written here may change who somebody is or end a session: with its commit, what was
 * remembered of credentials is forgotten, so that a cookie signed out is dead at once (B05).
 */
function forgetful({ endpoint, useCase }: Route): Route {
  if (endpoint.effect === 'read') return { endpoint, useCase };
  return {
    endpoint,
    useCase: (act, input) => {
      act.afterwards(forgetStandings);
      return useCase(act, input);
    },
  };
}

export const identityRoutes = routes(contract, {
  setUpState,
  setUp,
  signIn,
  signOut,
  me,
  changePassword,
  changeLocale,
  listMyTokens,
  createToken,
  revokeToken,
  listMySessions,
  endMySession,
  endMyOtherSessions,
  listSessions,
  endSession,
  finishSignIn,
  stepUp,
  mySecurity,
  offerTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  removeFactors,
  listSecurity,
  readSecuritySettings,
  unlockPerson,
  beginCompanySignIn,
  finishCompanySignIn,
  signInWays,
  askPasskey,
  signInByPasskey,
  offerPasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  makeLink,
  readLink,
  useLink,
  askForLink,
  listUnits,
  listColleagues,
  openUnit,
  renameUnit,
  closeUnit,
  setPhase,
  listPeople,
  addPerson,
  renamePerson,
  disablePerson,
  enablePerson,
  resetPassword,
  endSessions,
  createTokenFor,
  grantOffice,
  endOffice,
  appointDeputy,
  endDeputyship,
}).map(forgetful);
