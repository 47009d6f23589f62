/** Statuses that say "later"; any other error status would be the same again (RFC 9110, 15.6; RFC 6585, 4). */
const transientStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

export function isTransient(status: number): boolean {
  return transientStatuses.has(status);
}

/**
 * Exponential back-off with full jitter: a time at random below `first × 2^(attempt - 1)`, in seconds.
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter" (2015).
 */
export function backoffSeconds(attempt: number, first: number, random: () => number): number {
  return random() * first * 2 ** (attempt - 1);
}

/** Every date of HTTP holds a time (RFC 9110, 5.6.7). */
const TIME = /\d\d:\d\d:\d\d/;

/** Seconds that a Retry-After header asks for (RFC 9110, 10.2.3): a number, or a date; null where it says nothing readable. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const date = TIME.test(text) ? Date.parse(text) : Number.NaN; // it makes dates of "in 5" and "-5", too
  return Number.isNaN(date) ? null : Math.max(0, (date - now.getTime()) / 1000);
}
