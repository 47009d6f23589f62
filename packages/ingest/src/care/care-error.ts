/** A backup, restore or merge that was asked for and must not be done: an error of use. */
export class CareError extends Error {
  override readonly name = "CareError";
}
