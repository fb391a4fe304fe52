/** Things named by permissions, by the module before the dot, in the order they come. */
export function modulesOf<It>(
  things: readonly It[],
  permissionOf: (it: It) => string,
): [module: string, things: It[]][] {
  const found = new Map<string, It[]>();
  for (const it of things) {
    const module = permissionOf(it).split('.')[0] ?? '';
    found.set(module, [...(found.get(module) ?? []), it]);
  }
  return [...found];
}

/** Whether a label holds what was typed; nothing typed matches all. */
export function matches(label: string, term: string): boolean {
  return label.toLowerCase().includes(term.toLowerCase());
}
