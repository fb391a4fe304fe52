import type { Drill } from './course.ts';
import { clock } from './clock.ts';
import { disk } from './disk.ts';
import { exactlyOnce } from './exactly-once.ts';
import { kills } from './kills.ts';
import { memory } from './memory.ts';
import { migration } from './migration.ts';
import { mixed } from './mixed.ts';
import { network } from './network.ts';
import { pooler } from './pooler.ts';
import { sockets } from './sockets.ts';
import { soak } from './soak.ts';
import { malformed, storm } from './suites.ts';

/** Every drill, in the order `npm run drill` lists them. */
export const drills: readonly Drill[] = [
  ...[kills, network, disk, clock, mixed],
  ...[soak, migration, memory, sockets, exactlyOnce],
  ...[storm, malformed, pooler],
];
