import type { Budget as BudgetLimits } from "../config/schema.ts";

const MB = 1024 * 1024;
/** One response has this part of a run's minutes at most, so that no body is longer than every run. */
const RESPONSE_PART_OF_TIME = 4;

/** What somebody may spend of a run's budget. */
export interface Spending {
  /** Counts a request that is about to be sent. Returns false, and counts nothing, where it would be one too many. */
  readonly takeRequest: () => boolean;
  /** For one that was not sent after all. */
  readonly giveRequestBack: () => void;
  /** Counts what was received; false where the whole run's budget is used up by it. */
  readonly addBytes: (count: number) => boolean;
  readonly isUsedUp: () => boolean;
  /** Until the run's time is over, in milliseconds. */
  readonly leftMs: () => number;
  /** What one response may have at most. */
  readonly perResponse: { readonly bytes: number; readonly seconds: number };
}

/** What a run has spent, against what it may. */
export class Budget implements Spending {
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

  takeRequest(): boolean {
    if (this.isUsedUp()) return false;
    this.requests += 1;
    return true;
  }

  giveRequestBack(): void {
    this.requests -= 1;
  }

  addBytes(count: number): boolean {
    this.bytes += count;
    return this.bytes < this.#limits.megabytes * MB && this.leftMs() > 0;
  }

  isUsedUp(): boolean {
    const { requests, bytes, ms } = this.left();
    return requests <= 0 || bytes <= 0 || ms <= 0;
  }

  leftMs(): number {
    return this.#limits.minutes * 60_000 - (this.#now() - this.#startedAt);
  }

  left(): Amount {
    return {
      requests: this.#limits.requests - this.requests,
      bytes: this.#limits.megabytes * MB - this.bytes,
      ms: this.leftMs(),
    };
  }

  get perResponse(): Spending["perResponse"] {
    return { bytes: this.#limits.megabytes * MB, seconds: (this.#limits.minutes * 60) / RESPONSE_PART_OF_TIME };
  }

  now(): number {
    return this.#now();
  }
}

/** Of a budget; time as the time of one site, of which several run at once. */
interface Amount {
  readonly requests: number;
  readonly bytes: number;
  readonly ms: number;
}

const resources = ["requests", "bytes", "ms"] as const;

/**
 * Divides what is left of a budget among sites. Each has an equal part for itself until it is through; what nobody has a
 * claim to is for whoever needs it. So a site without end takes its part and what the others leave, and no more.
 */
export class Shares {
  readonly #whole: Budget;
  readonly #available: Amount;
  readonly #part: Amount;
  readonly #sites: readonly SiteShare[];

  /** `atOnce`: sites crawled at a time, whose times run side by side. */
  constructor(whole: Budget, sites: number, atOnce: number) {
    const left = whole.left();
    this.#whole = whole;
    this.#available = { ...left, ms: left.ms * Math.min(atOnce, sites) };
    this.#part = {
      requests: Math.max(1, Math.floor(this.#available.requests / sites)),
      bytes: this.#available.bytes / sites,
      ms: this.#available.ms / sites,
    };
    this.#sites = Array.from({ length: sites }, () => new SiteShare(whole, (share) => this.#isOver(share)));
  }

  get sites(): readonly SiteShare[] {
    return this.#sites;
  }

  /** True where a site has had its own part, and the rest is others' that are not through. */
  #isOver(share: SiteShare): boolean {
    const spent = share.spent();
    return resources.some((resource) => {
      const part = this.#part[resource];
      if (spent[resource] < part) return false;
      const claimed = this.#sites.reduce((sum, other) => {
        const of = other.spent()[resource];
        return sum + (other === share || other.isThrough ? of : Math.max(part, of));
      }, 0);
      return claimed >= this.#available[resource];
    });
  }

  /** True once the whole budget is gone. */
  isUsedUp(): boolean {
    return this.#whole.isUsedUp();
  }
}

/** One site's part of a run's budget. */
export class SiteShare implements Spending {
  readonly #whole: Budget;
  readonly #isOver: (share: SiteShare) => boolean;
  #requests = 0;
  #bytes = 0;
  #began: number | null = null;
  #ended: number | null = null;

  constructor(whole: Budget, isOver: (share: SiteShare) => boolean) {
    this.#whole = whole;
    this.#isOver = isOver;
  }

  begin(): void {
    this.#began = this.#whole.now();
  }

  /** Leaves what it has not spent to the others. */
  end(): void {
    this.#ended = this.#whole.now();
  }

  get isThrough(): boolean {
    return this.#ended !== null;
  }

  spent(): Amount {
    const ms = this.#began === null ? 0 : (this.#ended ?? this.#whole.now()) - this.#began;
    return { requests: this.#requests, bytes: this.#bytes, ms };
  }

  takeRequest(): boolean {
    if (this.isUsedUp() || !this.#whole.takeRequest()) return false;
    this.#requests += 1;
    return true;
  }

  giveRequestBack(): void {
    this.#requests -= 1;
    this.#whole.giveRequestBack();
  }

  addBytes(count: number): boolean {
    this.#bytes += count;
    return this.#whole.addBytes(count);
  }

  isUsedUp(): boolean {
    return this.#whole.isUsedUp() || this.#isOver(this);
  }

  leftMs(): number {
    return this.#whole.leftMs();
  }

  get perResponse(): Spending["perResponse"] {
    return this.#whole.perResponse;
  }
}
