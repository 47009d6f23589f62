import { StoreError } from "@jixiao/store";

/** Between two tries; the documents in hand are watched meanwhile, which waiting inside SQLite would prevent. */
const PAUSE_MS = 250;

/** How long to wait, and what ends the wait at once. */
export interface Patience {
  readonly seconds: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs a transaction, again and again while another process holds the database.
 * @throws StoreError `locked` after `seconds`, or where the run is told to stop; any other error at once.
 */
export async function patiently<T>(
  { seconds, signal }: Patience,
  onWait: (seconds: number) => void,
  transaction: () => T,
): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return transaction();
    } catch (error) {
      const waited = (performance.now() - start) / 1000;
      const isWorth = waited < seconds && signal?.aborted !== true;
      if (!(error instanceof StoreError) || error.failure.code !== "locked" || !isWorth) throw error;
      onWait(Math.round(waited));
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
