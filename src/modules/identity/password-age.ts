let oldestDays: number | undefined;

/** After how many days a password must be replaced (KEBU_PASSWORD_MAX_DAYS); never, when not set. */
export function usePasswordAge(max_days: number | undefined): void {
  oldestDays = max_days;
}

/**
 * Passwords set before this moment must be replaced; null when none must. The calendar makes
 * nobody's password better (ASVS V6.2.10): only whoever is held to 等保 (GB/T 22239 8.1.4.1 a) sets
 * it.
 */
export const staleBefore = (at: Date): Date | null =>
  oldestDays === undefined ? null : new Date(at.getTime() - oldestDays * 86_400_000);
