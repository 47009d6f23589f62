/** Exit codes for scripts and cron; documented in docs/operations.md. */
export const exitCodes = {
  good: 0,
  some_failed: 1,
  usage: 2,
  locked: 3,
  incomplete: 4,
  disk_full: 5,
  budget_reached: 6,
  integrity_fault: 7,
  interrupted: 130,
} as const;

export type Outcome = keyof typeof exitCodes;

/** An error of use: a wrong argument, a missing file. Printed without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
