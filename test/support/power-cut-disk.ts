import { dirname } from 'node:path';

import type { Disk, DiskFile } from '#platform/keystore-disk';

const SECTOR = 512;

interface Inode {
  /** What a running program sees. */
  now: Buffer;
  /** What is certain to be there after a loss of power. */
  durable: Buffer;
  unsynced: Set<number>;
}

/** The power is off: nothing can be read or written until it is back. */
export class PowerCut extends Error {
  override name = 'PowerCut';
}

/**
 * A disk in memory that can lose its power at any step. What was not synced then survives sector by
 * sector, as chance has it; names survive once their folder was synced by a rename.
 */
export class PowerCutDisk implements Disk {
  readonly #chance: () => number;
  #names = new Map<string, Inode>();
  #durableNames = new Map<string, Inode>();
  #stepsLeft = Infinity;
  #isOn = true;
  sync_count = 0;

  /** `chance` answers numbers from 0 to below 1; a seeded one makes a failure repeatable. */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  cutAfter(steps: number): void {
    this.#stepsLeft = steps;
  }

  get is_on(): boolean {
    return this.#isOn;
  }

  #step(): void {
    this.#alive();
    if (this.#stepsLeft-- <= 0) this.#isOn = false;
  }

  #alive(): void {
    if (!this.#isOn) throw new PowerCut('the power is off');
  }

  /** Power is back: what was not synced is there, or not, sector by sector. */
  powerOn(): void {
    for (const inode of new Set([...this.#names.values(), ...this.#durableNames.values()]))
      this.#settle(inode);
    this.#names = new Map(this.#durableNames);
    this.#stepsLeft = Infinity;
    this.#isOn = true;
  }

  #settle(inode: Inode): void {
    const kept = this.#chance() < 0.5 ? inode.durable.length : inode.now.length;
    const after = Buffer.alloc(kept);
    inode.durable.copy(after);
    for (const sector of inode.unsynced) {
      if (this.#chance() < 0.5) continue;
      inode.now.copy(after, sector * SECTOR, sector * SECTOR, (sector + 1) * SECTOR);
    }
    inode.now = after;
    inode.durable = Buffer.from(after);
    inode.unsynced.clear();
  }

  /** Deletes everything in a folder, as an operator's mistake or a dead disk would. */
  lose(folder: string): void {
    for (const path of this.#names.keys())
      if (dirname(path) === folder) {
        this.#names.delete(path);
        this.#durableNames.delete(path);
      }
  }

  /** The bytes a thief of this disk would hold; changing them is a fault of the medium. */
  contentOf(path: string): Buffer {
    return this.#names.get(path)!.now;
  }

  flip(path: string, position: number): void {
    const { now, durable } = this.#names.get(path)!;
    now[position]! ^= 1;
    if (position < durable.length) durable[position] = now[position]!;
  }

  makeFolder(): void {
    this.#alive();
  }

  exists(path: string): boolean {
    this.#alive();
    return this.#names.has(path);
  }

  rename(from: string, to: string): void {
    this.#step();
    this.#alive();
    this.#names.set(to, this.#names.get(from)!);
    this.#names.delete(from);
    const folder = dirname(to);
    for (const path of this.#durableNames.keys())
      if (dirname(path) === folder) this.#durableNames.delete(path);
    for (const [path, inode] of this.#names)
      if (dirname(path) === folder) this.#durableNames.set(path, inode);
  }

  open(path: string): DiskFile {
    this.#alive();
    const fresh: Inode = {
      now: Buffer.alloc(0),
      durable: Buffer.alloc(0),
      unsynced: new Set<number>(),
    };
    const inode = this.#names.get(path) ?? fresh;
    this.#names.set(path, inode);
    return {
      read: (position, byte_count) => this.#read(inode, position, byte_count),
      write: (bytes, position) => this.#write(inode, bytes, position),
      sync: () => this.#sync(inode),
      size: () => inode.now.length,
      isInPlace: () => this.#names.get(path) === inode,
      close: () => {},
    };
  }

  #read(inode: Inode, position: number, byte_count: number): Buffer {
    this.#alive();
    const bytes = Buffer.alloc(byte_count);
    inode.now.copy(bytes, 0, position, position + byte_count);
    return bytes;
  }

  #write(inode: Inode, bytes: Buffer, position: number): void {
    this.#step();
    const end = position + bytes.length;
    if (end > inode.now.length) inode.now = Buffer.concat([inode.now], end);
    bytes.copy(inode.now, position);
    const last = Math.ceil(end / SECTOR);
    for (let at = Math.floor(position / SECTOR); at < last; at++) inode.unsynced.add(at);
    this.#alive();
  }

  async #sync(inode: Inode): Promise<void> {
    this.#step();
    await Promise.resolve();
    this.#alive();
    this.sync_count++;
    inode.durable = Buffer.from(inode.now);
    inode.unsynced.clear();
  }
}
