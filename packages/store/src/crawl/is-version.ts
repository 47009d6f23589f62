import type { Statements } from "../statements.ts";

/** True for a document that a crawl found at a URL. Imported ones, which are most, need nothing that versions need. */
export function isVersion(statement: Statements, sha256: string): boolean {
  return statement("SELECT 1 FROM document_versions WHERE sha256 = ? LIMIT 1").get(sha256) !== undefined;
}
