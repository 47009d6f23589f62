import { findFormats } from "../find-formats.ts";
import type { Format } from "../forms/format.ts";

/**
 * All formats: one a file of this folder, found by looking when the program starts, so that a province is added by its file
 * alone. `pnpm build` writes a module of plain imports in this one's place, for bundlers (scripts/static-formats.ts).
 */
export const formats: readonly Format[] = (await findFormats(import.meta.dirname)).map(({ format }) => format);
