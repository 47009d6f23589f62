import { stringify } from "csv-stringify/sync";

/** Rows as CSV by RFC 4180. The library quotes a line break only where it is the one that ends rows; one inside a cell would end the row for readers. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify([...rows], { record_delimiter: "windows", quoted_match: /[\r\n]/ });
}
