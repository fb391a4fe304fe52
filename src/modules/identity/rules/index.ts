export { cannotCombine, cannotEnd, cannotGrant, cannotLast } from './granting.ts';
export { cannotHold, cannotStandUnder, placesOf } from './office-place.ts';
export { cannotTakePassword } from './password.ts';
export { signInKey } from './sign-in-key.ts';
