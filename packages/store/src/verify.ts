import { readAccountRows, storedAccount } from "./account/account-rows.ts";
import { alteredComparisons } from "./crawl/changes.ts";
import { alteredJoins } from "./joins/stored-joins.ts";
import { readRows } from "./read.ts";
import { rowsHash } from "./records/hash.ts";
import { integerOrNull, rowOrNull, text, texts, allRows } from "./row.ts";
import { type IdentityCheck, identityCheck } from "./standing/verify-identity.ts";
import type { Store } from "./store.ts";

/** Something wrong with the database, with the document it concerns where there is one. */
export type StoreProblem =
  /** The file's structure, indexes included: what integrity_check says. */
  | { readonly kind: "structure"; readonly detail: string }
  /** A row whose parent is missing. */
  | { readonly kind: "orphan"; readonly table: string; readonly detail: string }
  /** A document's records are not what was written: read it again from the archive. */
  | { readonly kind: "records_altered"; readonly sha256: string; readonly name: string | null; readonly detail: string }
  /** The full-text index disagrees with the records: rebuild it. */
  | { readonly kind: "search_index"; readonly detail: string }
  /** What is kept of the changes between two versions is not what their records give: compare them anew. */
  | { readonly kind: "changes_altered"; readonly location: string; readonly detail: string }
  /** What is kept of a document's forms, which stand and which are copies, is not what the records give: decide anew. */
  | { readonly kind: "identity_altered"; readonly document: string; readonly detail: string };

/**
 * Checks structure, foreign keys, the full-text indexes, the kept changes of crawled documents, and each document's records against the hash taken when they
 * were written, which alone finds a changed bit inside a cell. An empty list means sound. Never throws for damage: what
 * cannot be read is a problem of the list. `repairStore` and reading the named documents again put it right; a file
 * whose structure is damaged is better made anew from the archive.
 */
export function verifyStore(store: Store): StoreProblem[] {
  const structure = structureProblems(store);
  const orphans = orphanProblems(store);
  const identity = identityChecker(store);
  const altered = recordProblems(store, identity.check);
  const alteredDocuments = new Set(altered.flatMap((problem) => (problem.kind === "records_altered" ? [problem.sha256] : [])));
  const joins = joinProblems(store, alteredDocuments);
  return [
    ...structure,
    ...orphans,
    ...altered,
    ...searchProblems(store),
    ...changeProblems(store),
    ...identity.problems,
    ...joins,
  ];
}

function structureProblems(store: Store): StoreProblem[] {
  return attempt(
    () =>
      texts(store.statement("SELECT integrity_check FROM pragma_integrity_check").pluck().all())
        .filter((line) => line !== "ok")
        .map((detail) => ({ kind: "structure", detail })),
    (detail) => ({ kind: "structure", detail }),
  );
}

function orphanProblems(store: Store): StoreProblem[] {
  return attempt(
    () =>
      allRows(store.statement("SELECT * FROM pragma_foreign_key_check").all()).map((row) => ({
        kind: "orphan",
        table: text(row, "table"),
        detail: `row ${integerOrNull(row, "rowid") ?? "(without rowid)"} has no parent in ${text(row, "parent")}`,
      })),
    (detail) => ({ kind: "structure", detail }),
  );
}

/** Documents known from anywhere: where a flipped bit changed a key, the other table still names the document. */
const ALL_DOCUMENTS = "SELECT sha256 FROM documents UNION SELECT sha256 FROM records ORDER BY sha256";

function recordProblems(store: Store, checkIdentity: IdentityCheck): StoreProblem[] {
  const unreadable: StoreProblem[] = [];
  const documents = [ALL_DOCUMENTS, "SELECT sha256 FROM documents", "SELECT DISTINCT sha256 FROM records"].flatMap((sql) => {
    try {
      return texts(store.statement(sql).pluck().all());
    } catch (error) {
      unreadable.push({ kind: "structure", detail: messageOf(error) });
      return [];
    }
  });
  return [...unreadable, ...[...new Set(documents)].flatMap((sha256) => recordsProblem(store, sha256, checkIdentity))];
}

/** Where the records are as written, their identity is checked too: the rows are read once. */
function recordsProblem(store: Store, sha256: string, checkIdentity: IdentityCheck): StoreProblem[] {
  const altered = (name: string | null, detail: string): StoreProblem[] => [{ kind: "records_altered", sha256, name, detail }];
  let name: string | null = null;
  try {
    const row = rowOrNull(
      store.statement("SELECT name, parser_version, records_hash FROM documents WHERE sha256 = ?").get(sha256),
    );
    if (row === null) return altered(null, "records without their document");
    name = text(row, "name");
    const written = text(row, "records_hash");
    const account = storedAccount(readAccountRows(store.statement, sha256));
    const document = { sha256, name, parser_version: text(row, "parser_version") };
    const rows = readRows(store, sha256);
    const found = rowsHash(document, rows, account);
    if (found !== written) return altered(name, `records hash ${found}, written was ${written}`);
    checkIdentity(document, rows);
    return [];
  } catch (error) {
    return altered(name, messageOf(error));
  }
}

/** Rows that one side has and the other has not; an index's own structure is part of integrity_check. */
function searchProblems(store: Store): StoreProblem[] {
  const pairs = [
    ["indicators_fts", "indicators"],
    ["records_fts", "records"],
  ] as const;
  return pairs.flatMap(([index, table]) =>
    attempt(
      () => {
        const indexed = Number(store.statement(`SELECT count(*) FROM ${index}_docsize`).pluck().get());
        const rows = Number(store.statement(`SELECT count(*) FROM ${table}`).pluck().get());
        return indexed === rows ? [] : [{ kind: "search_index", detail: `${index} has ${indexed} rows, ${table} ${rows}` }];
      },
      (detail) => ({ kind: "search_index", detail: `${index}: ${detail}` }),
    ),
  );
}

function changeProblems(store: Store): StoreProblem[] {
  return attempt(
    () =>
      alteredComparisons(store).map(({ version_id, location }) => ({
        kind: "changes_altered",
        location,
        detail: `version ${version_id} of ${location}: its changes are not those between the stored records`,
      })),
    (detail) => ({ kind: "structure", detail: `changes of crawled documents: ${detail}` }),
  );
}

interface IdentityChecker {
  readonly check: IdentityCheck;
  /** What it found so far. */
  readonly problems: StoreProblem[];
}

/** For documents whose records are as written: reading the others again decides anew. Damage met on the way is a problem too. */
function identityChecker({ statement }: Store): IdentityChecker {
  const problems: StoreProblem[] = [];
  const told = <T>(document: string, ask: () => T): T | null => {
    try {
      return ask();
    } catch (error) {
      problems.push({ kind: "identity_altered", document, detail: messageOf(error) });
      return null;
    }
  };
  const checkOf = told("", () => identityCheck(statement));
  const check: IdentityCheck = (document, rows) => {
    const detail = checkOf === null ? null : told(document.sha256, () => checkOf(document, rows));
    if (detail !== null) problems.push({ kind: "identity_altered", document: document.sha256, detail });
    return detail;
  };
  return { check, problems };
}

const JOINS = "what is kept of its targets beside results is not what the records give";

/** Of documents whose records are as written: reading the others again decides anew. */
function joinProblems(store: Store, altered: ReadonlySet<string>): StoreProblem[] {
  return attempt(
    () =>
      alteredJoins(store.statement)
        .filter((sha256) => !altered.has(sha256))
        .map((document) => ({ kind: "identity_altered", document, detail: JOINS })),
    (detail) => ({ kind: "identity_altered", document: "", detail }),
  );
}

function attempt(check: () => StoreProblem[], problem: (detail: string) => StoreProblem): StoreProblem[] {
  try {
    return check();
  } catch (error) {
    return [problem(messageOf(error))];
  }
}

/** A damaged file shows itself as an SQLite error or as JSON that does not parse; anything else is a bug. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  throw error;
}
