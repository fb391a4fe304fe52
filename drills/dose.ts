import { chanceOf, type Asked, type Course } from './course.ts';

/** The small dose of a drill, as `npm test` takes it: from the sources, silent, always the same. */
export const small = (asked: Partial<Asked>): Asked => ({
  seed: 1,
  rounds: 1,
  minutes: 0,
  is_built: false,
  say: () => {},
  ...asked,
});

/** A course outside a drill, for a test that uses the ground and the oracle by itself. */
export function courseOf(asked: Asked): Course {
  return {
    ...asked,
    chance: chanceOf(asked.seed),
    round: 0,
    note: () => {},
    add: () => {},
    tell: asked.say,
    hold(isTrue, what) {
      if (!isTrue) throw new Error(what);
    },
  };
}
