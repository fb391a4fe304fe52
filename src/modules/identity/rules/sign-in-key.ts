/** Letters of other alphabets that look like ours, and digits that look like letters. */
const lookAlikes: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ο: 'o',
  α: 'a',
  ν: 'v',
  ρ: 'p',
  '0': 'o',
  '1': 'l',
};

/**
 * A sign-in name as it is compared: one width, one case, look-alikes folded, so that no two
 * accounts look like one (D10).
 */
export function signInKey(name: string): string {
  const folded = name.normalize('NFKC').trim().toLowerCase();
  return [...folded].map((it) => lookAlikes[it] ?? it).join('');
}
