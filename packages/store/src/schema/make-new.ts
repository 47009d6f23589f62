import type Database from "better-sqlite3";
import { createHash } from "node:crypto";
import { type FoundColumn, described, writeDictionary } from "../dictionary.ts";
import { migrations } from "../migrations/index.ts";
import { fieldsFingerprint, makeViews, noteMadeByThisProgram } from "./make.ts";
import * as newDatabase from "./new-database.ts";

/** What all migrations, and what follows from the contract's fields, leave of an empty database; `pnpm docs:dictionary` writes it down. */
export interface NewDatabase {
  /** What it was written down from; see `newDatabaseFingerprint`. */
  readonly madeFrom: string;
  /** Tables, indexes and search indexes, in the order of the schema. */
  readonly tables: string;
  /** A line an object, `name: column TYPE, column TYPE`: all that the data dictionary describes. */
  readonly columns: string;
}

/**
 * Makes an empty database at once as all steps together would leave it, which takes a third of their time: most steps only replace what
 * another has made, and SQLite resolves every view to tell its columns. Returns false, having done nothing, where what is
 * written down is not of today's fields and migrations (somebody is at work on them): then the steps make it.
 */
export function makeNew(db: Database.Database, { madeFrom, tables, columns }: NewDatabase = newDatabase): boolean {
  if (madeFrom !== newDatabaseFingerprint()) return false;
  db.exec(tables);
  makeViews(db);
  const columnsOfObject = columnsByObject(columns);
  writeDictionary(db, described, (object) => columnsOfObject.get(object) ?? []);
  noteMadeByThisProgram(db);
  return true;
}

/** Another one says that what is written down must be written anew. */
export function newDatabaseFingerprint(): string {
  const steps = migrations.map(({ version, sql }) => [version, sql]);
  return createHash("sha256")
    .update(JSON.stringify([fieldsFingerprint, steps]))
    .digest("hex");
}

function columnsByObject(lines: string): ReadonlyMap<string, readonly FoundColumn[]> {
  const objects = lines
    .trim()
    .split("\n")
    .map((line) => line.split(": "));
  return new Map(objects.map(([object = "", columns = ""]) => [object, columns.split(", ").map(columnOf)]));
}

function columnOf(column: string): FoundColumn {
  const [name = "", type = ""] = column.split(" ");
  return { name, type };
}
