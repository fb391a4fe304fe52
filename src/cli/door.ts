import type { Config } from '#platform/config';

import { commandsOf } from '../server/commands.ts';
import { answerTo, askServer, type Answer, type Command } from '../server/control.ts';
import { openHouse } from '../server/house.ts';

/** Asks for one act after another, as the machine's operator or on a named person's behalf. */
export type Ask = (command: Command) => Promise<Answer>;

/**
 * Opens the door for a command: the running server's when there is one on this data directory, else
 * a house opened for as long as the work takes. Both lead through the same gate.
 */
export async function throughDoor<T>(config: Config, work: (ask: Ask) => Promise<T>): Promise<T> {
  const probe = { endpoint_id: 'identity.set-up-state', input: {} };
  if (await askServer(config.data_dir, probe))
    return work(async (command) => {
      const answer = await askServer(config.data_dir, command);
      if (!answer) throw new Error('the server stopped while the command ran');
      return answer;
    });
  const house = await openHouse(config);
  try {
    const perform = commandsOf(house);
    return await work((command) => answerTo(command, perform));
  } finally {
    await house.close();
  }
}
