/** Asked for the picture of a page that the document does not have. */
export class NoSuchPageError extends Error {
  override readonly name = "NoSuchPageError";
}
