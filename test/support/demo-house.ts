import { clearHouse, newDataFolder, startHouse } from './house.ts';

/** A demo register with few customers, served by a process of its own; everybody's password is known. */
export async function openDemo(customer_count = 60) {
  const data_dir = newDataFolder();
  const house = await startHouse(data_dir, {
    args: ['--demo', '--customers', String(customer_count)],
    isBuilt: true,
  });
  const printed = [...house.said().matchAll(/^ {2}([a-z]+) +(\S{14}) /gm)];
  const passwords = new Map(printed.map(([, name, password]) => [name!, password!]));
  return {
    address: house.address,
    passwordOf: (sign_in_name: string) => passwords.get(sign_in_name)!,
    close: () => clearHouse(data_dir, house),
  };
}
export type Demo = Awaited<ReturnType<typeof openDemo>>;
