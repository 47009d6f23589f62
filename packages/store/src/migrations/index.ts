import { initialSchema } from "./0001-initial.ts";
import { crawlSchema } from "./0002-crawl.ts";
import { fieldSchema } from "./0003-fields.ts";
import { crawlProblemsSchema } from "./0004-crawl-problems.ts";
import { identitySchema } from "./0005-identity.ts";
import { joinsSchema } from "./0006-joins.ts";
import { togetherSchema } from "./0007-together.ts";
import { hashSchema } from "./0008-hashes.ts";
import type { Migration } from "./migration.ts";

/** All migrations in order; a database's `user_version` is the number of the last one applied. */
export const migrations: readonly Migration[] = [
  initialSchema,
  crawlSchema,
  fieldSchema,
  crawlProblemsSchema,
  identitySchema,
  joinsSchema,
  togetherSchema,
  hashSchema,
];
