import Database from "better-sqlite3";
import { statementsOf } from "../statements.ts";
import { type Store, openStore } from "../store.ts";

let image: Buffer | null = null;

/**
 * An empty store in memory, for tests that are not about opening one: a copy of the one that `openStore` makes, which takes a
 * tenth of a second each time. Or a copy of what `db.serialize()` gave of another.
 */
export function memoryStore(from?: Buffer): Store {
  image ??= emptyImage();
  const db = new Database(from ?? image);
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  return { path: ":memory:", readonly: false, db, statement: statementsOf(db), close: () => void db.close() };
}

function emptyImage(): Buffer {
  const store = openStore(":memory:");
  const made = store.db.serialize();
  store.close();
  return made;
}
