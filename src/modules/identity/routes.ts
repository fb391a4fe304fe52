import { routes } from '#gate/routes';

import { contract } from './contract.ts';
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
import {
  addPerson,
  disablePerson,
  enablePerson,
  endSessions,
  listColleagues,
  listPeople,
  renamePerson,
  resetPassword,
} from './people.ts';
import { setUp, setUpState } from './set-up.ts';
import { signIn, signOut } from './sign-in.ts';
import { closeUnit, listUnits, openUnit, renameUnit, setPhase } from './units.ts';

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
});
