/** Waits that an abort ends early, without error. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** A timer of more milliseconds than 2^31 - 1 fires at once; longer waits are made of several. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const sleep: Sleep = async (ms, signal) => {
  for (let left = ms; left > 0 && !signal.aborted; left -= LONGEST_TIMER_MS) await nap(Math.min(left, LONGEST_TIMER_MS), signal);
};

async function nap(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}

/** A slow answer is a busy server: it gets five times its time as a pause. */
const PAUSE_PER_RESPONSE_TIME = 5;
const LONGEST_PAUSE_SECONDS = 60;

interface HostState {
  /** Ends when the last request that was let through may be followed by another. */
  turn: Promise<void>;
  /** Milliseconds on the clock before which no request is sent. */
  notBefore: number;
}

/** Spaces the requests to each host, whichever site asks: they start one after the other, with a pause after each. */
export class Pace {
  readonly #hosts = new Map<string, HostState>();
  readonly #now: () => number;
  readonly #sleep: Sleep;

  constructor(now: () => number = () => performance.now(), sleeper: Sleep = sleep) {
    this.#now = now;
    this.#sleep = sleeper;
  }

  /**
   * Waits for the host's next free moment, and takes it; the next one comes `delaySeconds` later at the earliest. False,
   * at once, where that moment comes only after `leftMs()`: nobody waits for a turn that a budget will not let be used.
   */
  async turn(host: string, delaySeconds: number, signal: AbortSignal, leftMs: () => number = () => Infinity): Promise<boolean> {
    const state = this.#stateOf(host);
    const before = state.turn;
    const wait = (async (): Promise<boolean> => {
      await before;
      const pause = state.notBefore - this.#now();
      if (pause >= leftMs()) return false;
      if (pause > 0) await this.#sleep(pause, signal);
      state.notBefore = this.#now() + delaySeconds * 1000;
      return true;
    })();
    state.turn = wait.then(() => undefined);
    return wait;
  }

  /** Notes that an answer of a host took so long: the pause after it grows with that. */
  answered(host: string, delaySeconds: number, responseSeconds: number): void {
    if (delaySeconds === 0) return;
    const pause = Math.min(Math.max(delaySeconds, responseSeconds * PAUSE_PER_RESPONSE_TIME), LONGEST_PAUSE_SECONDS);
    this.holdBack(host, Math.max(pause, delaySeconds));
  }

  /** No request to the host for so long. */
  holdBack(host: string, seconds: number): void {
    const state = this.#stateOf(host);
    state.notBefore = Math.max(state.notBefore, this.#now() + seconds * 1000);
  }

  #stateOf(host: string): HostState {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const state = { turn: Promise.resolve(), notBefore: 0 };
    this.#hosts.set(host, state);
    return state;
  }
}
