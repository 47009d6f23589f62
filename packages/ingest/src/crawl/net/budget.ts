import type { Budget as BudgetLimits } from "../config/schema.ts";

const MB = 1024 * 1024;

/** What a run has spent, against what it may. */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #startedAt: number;
  readonly #now: () => number;
  requests = 0;
  bytes = 0;

  /** `now` gives milliseconds. */
  constructor(limits: BudgetLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
    this.#startedAt = now();
  }

  /** Counts a request that is about to be sent. Returns false, and counts nothing, where it would be one too many. */
  takeRequest(): boolean {
    if (this.isUsedUp()) return false;
    this.requests += 1;
    return true;
  }

  isUsedUp(): boolean {
    return (
      this.requests >= this.#limits.requests ||
      this.bytes >= this.#limits.megabytes * MB ||
      this.#now() - this.#startedAt >= this.#limits.minutes * 60_000
    );
  }
}
