import Database from "better-sqlite3";
import { openStore } from "../store.ts";

/** Opens the database at argv[2] and dies, as by kill -9, before the upgrade's statement number argv[3]. */
const [, , path = "", at = "0"] = process.argv;
const exec: (this: Database.Database, sql: string) => Database.Database = Reflect.get(Database.prototype, "exec");
let count = 0;
Database.prototype.exec = function (this: Database.Database, sql: string) {
  count += 1;
  if (count === Number(at)) process.kill(process.pid, "SIGKILL");
  return exec.call(this, sql);
};
openStore(path).close();
