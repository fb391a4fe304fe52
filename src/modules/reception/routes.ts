import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { correctAttribution, listAttributions } from './correct-attribution.ts';
import { fillWarmCard } from './fill-warm-card.ts';
import { matchInquiry } from './match-inquiry.ts';
import { listDayWork, listFollowUps } from './list-follow-ups.ts';
import { listInquiries } from './list-inquiries.ts';
import { listProspects } from './list-prospects.ts';
import { listToday } from './list-today.ts';
import { listWarmCards } from './list-warm-cards.ts';
import { logFollowUp } from './log-follow-up.ts';
import { logInquiry } from './log-inquiry.ts';
import { markScouting } from './mark-scouting.ts';
import { openWarmCard } from './open-warm-card.ts';
import { issuePaperCards, readPaperCard } from './paper-cards.ts';
import { prepareCall } from './prepare-call.ts';
import { readHistory } from './read-history.ts';
import { readWarmCard, reviseWarmCard } from './read-warm-card.ts';

export const receptionRoutes = routes(contract, {
  logInquiry,
  listInquiries,
  fillWarmCard,
  matchInquiry,
  correctAttribution,
  listAttributions,
  prepareCall,
  listProspects,
  issuePaperCards,
  readPaperCard,
  openWarmCard,
  reviseWarmCard,
  readWarmCard,
  listWarmCards,
  logFollowUp,
  readHistory,
  listFollowUps,
  listDayWork,
  markScouting,
  listToday,
});
