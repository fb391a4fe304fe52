import type { Drill } from './course.ts';
import { clock } from './clock.ts';
import { disk } from './disk.ts';
import { kills } from './kills.ts';
import { mixed } from './mixed.ts';
import { network } from './network.ts';

/** Every drill, in the order `npm run drill` lists them. */
export const drills: readonly Drill[] = [kills, network, disk, clock, mixed];
