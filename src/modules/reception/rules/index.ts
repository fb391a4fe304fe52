export { asksWhetherUnaware, attributedChannel, cannotAttribute } from './attribution.ts';
export { openProblems, proposedHooks, type BeforeCall } from './call-hooks.ts';
export { cannotBeTimed } from './contact-time.ts';
export { followUpWindow, type FollowUpWindow } from './follow-up-window.ts';
export { cannotWrite, inUse, secondSeal } from './elements-in-use.ts';
export { cannotGrade, isLowering } from './grade.ts';
export { cannotMarkScouting } from './scouting.ts';
export { cannotFill, missingElements, type CardContent } from './short-reception.ts';
