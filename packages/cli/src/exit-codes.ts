export { exitCodes } from "@jixiao/contract/exit-codes";

/** An error of use: a wrong argument, a missing file. Printed without a stack; exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
