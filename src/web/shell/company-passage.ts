/** What the page remembers while the browser is away at the company's sign-in. */
interface Passage {
  provider_id: string;
  state: string;
  return_to?: string | undefined;
}

// Of this tab alone: an answer somebody else's sign-in was given has no state here, and is refused.
const KEPT = 'company-passage';

export function keepPassage(passage: Passage): void {
  sessionStorage.setItem(KEPT, JSON.stringify(passage));
}

/** Takes what was kept, once. */
export function takePassage(): Passage | undefined {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  try {
    return kept === null ? undefined : (JSON.parse(kept) as Passage);
  } catch {
    return undefined;
  }
}
