import { StoreError } from "@jixiao/store";

/** Between two tries; the documents in hand are watched meanwhile, which waiting inside SQLite would prevent. */
const PAUSE_MS = 250;

/**
 * Runs a transaction, again and again while another process holds the database.
 * @throws StoreError `locked` after `seconds`; any other error at once.
 */
export async function patiently<T>(seconds: number, onWait: (seconds: number) => void, transaction: () => T): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return transaction();
    } catch (error) {
      const waited = (performance.now() - start) / 1000;
      if (!(error instanceof StoreError) || error.failure.code !== "locked" || waited >= seconds) throw error;
      onWait(Math.round(waited));
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
