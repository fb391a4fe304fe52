/** 8 MiB of pages: the keys of 129,000 customers. */
const MOST = 2_048;

/**
 * Pages as they lie in their file, sealed: read once, and forgotten when they are written. What is
 * kept opens nothing without the master key; a destroyed key is in no image that is kept.
 */
export class KeptImages {
  readonly #images = new Map<number, Buffer>();

  get(number: number): Buffer | undefined {
    return this.#images.get(number);
  }

  keep(number: number, image: Buffer): void {
    if (this.#images.size >= MOST) this.#images.delete(this.#images.keys().next().value!);
    this.#images.set(number, image);
  }

  forget(number: number): void {
    this.#images.delete(number);
  }
}
