/** What the index of a language adds to the words of its modules. */
type Merged<Union> = (Union extends unknown ? (it: Union) => void : never) extends (
  it: infer Intersection,
) => void
  ? Intersection
  : never;

type ListsOf<Modules> = Merged<
  {
    [Key in keyof Modules]: Modules[Key] extends { list: infer List } ? List : never;
  }[keyof Modules]
>;
type ActionsOf<Modules> = {
  [
    Key in keyof Modules as Modules[Key] extends { action: object } ? Key : never
  ]: Modules[Key] extends { action: infer Action } ? Action : never;
};

type Gathered<Modules> = Modules & {
  list: ListsOf<Modules> & { action: ActionsOf<Modules> };
};

function pour(into: Record<string, unknown>, from: object): void {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key];
    if (typeof value === 'object' && value !== null) {
      const inner = typeof there === 'object' && there !== null ? { ...there } : {};
      pour(inner as Record<string, unknown>, value);
      into[key] = inner;
    } else into[key] = value;
  }
}

/**
 * The words of all modules plus `list`: every module's lists side by side, because a column or a
 * filter names a list (`list.intent_grade.A`) without knowing which module owns it. `list.action`
 * is made of the modules' action labels, so that the log can name `customers.read-customer`.
 *
 * Call it as `@__PURE__`: a page then carries the one language it speaks, not both.
 */
export function gather<const Everyday extends object, const Rest extends object>(
  everyday: Everyday,
  rest: Rest,
): Gathered<Everyday & Rest> {
  const modules = { ...everyday, ...rest };
  const list: Record<string, unknown> = {};
  const action: Record<string, unknown> = {};
  for (const [name, module] of Object.entries(modules) as [string, object][]) {
    if ('list' in module) pour(list, module.list as object);
    if ('action' in module && name !== 'ui') action[name] = module.action;
  }
  return { ...modules, list: { ...list, action } } as never;
}
