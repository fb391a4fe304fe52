import { createServer, type AddressInfo } from 'node:net';

import { clearHouse, newDataFolder, ownerOf, peopled, startHouse } from './house.ts';

/** A port nobody listens at: the address must be known before the server that says it. */
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/**
 * A house with an administrator and consultants, that knows the address people use: what links and
 * passkeys are bound to. `localhost` counts as safe for a browser, as https does.
 */
export async function openOwnHouse(consultant_count: number, env: Record<string, string> = {}) {
  const port = await freePort();
  const data_dir = newDataFolder();
  const address = `http://localhost:${port}`;
  const own = { PORT: String(port), PUBLIC_URL: address, ...env };
  const house = await startHouse(data_dir, { isBuilt: true, env: own });
  const { administrator, consultants } = await peopled(house, consultant_count);
  const owner = await ownerOf(data_dir);
  return {
    address,
    administrator,
    consultants,
    /** The owner's hand in the database. */
    rows: async (text: string, ...values: unknown[]) => (await owner.query(text, values)).rows,
    async close() {
      await owner.end();
      await clearHouse(data_dir, house);
    },
  };
}
export type OwnHouse = Awaited<ReturnType<typeof openOwnHouse>>;
