import { contract } from '#contract/reception';
import type { Endpoint } from '#kernel/endpoint';

/** Forms that may be sent later: each carries an id of its client's making, so it is kept once. */
export const sendable: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  [contract.fillWarmCard, contract.logFollowUp, contract.logInquiry].map((it) => [it.id, it]),
);
