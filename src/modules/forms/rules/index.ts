export { cannotAccept, liesPlain } from './cannot-accept.ts';
export { cannotPublish, purposesOf } from './cannot-publish.ts';
export { isOpen } from './open-question.ts';
export { presets, type Preset } from './presets.ts';
export { tallies, type Count } from './tallies.ts';
