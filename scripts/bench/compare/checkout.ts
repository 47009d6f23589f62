import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as ingest from "@jixiao/ingest";
import type * as normalize from "@jixiao/normalize";
import type * as parsers from "@jixiao/parsers";
import type * as store from "@jixiao/store";

/** The packages of one checkout, as far as a comparison uses them. */
export interface Checkout {
  readonly normalize: typeof normalize;
  readonly parsers: typeof parsers;
  readonly store: typeof store;
  readonly ingest: typeof ingest;
}

/**
 * Loads one package of the checkout in `root` (installed, not built), with what it depends on in that checkout. The types are those of
 * this one: a comparison uses only what both have.
 */
export async function packageOf<Name extends keyof Checkout>(root: string, name: Name): Promise<Checkout[Name]> {
  const index = join(root, "packages", name, "src/index.ts");
  return (await import(pathToFileURL(index).href)) as Checkout[Name];
}
