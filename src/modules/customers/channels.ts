import { z } from 'zod';

import type { Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import { Channel, refusals, type contract } from './contract.ts';

const sql = loadSql(import.meta.url);

/** The ways information reaches us, in the order they were added. */
export async function listChannels(act: Act) {
  return { rows: await act.db.many(sql('list_channels'), {}, Channel) };
}

/** New channels are data, not code (R-C1). */
export async function addChannel(act: Act, channel: z.output<typeof contract.addChannel.input>) {
  const added = await act.db.run(sql('insert_channel'), { ...channel, at: act.at });
  if (added === 0) throw refusals.channel_exists({ code: channel.code });
  return channel;
}

export async function channelIsOpen(act: Act, code: string): Promise<boolean> {
  return (await act.db.maybeOne(sql('read_channel'), { code }, z.object({}))) !== undefined;
}

/** A record comes in by a channel that is open: a code nobody opened is refused (R-C1). */
export async function refuseUnknownChannel(act: Act, code: string): Promise<void> {
  if (!(await channelIsOpen(act, code))) throw refusals.channel_unknown();
}
