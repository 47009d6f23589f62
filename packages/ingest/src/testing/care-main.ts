/** One care of what is stored in a process of its own: says `ready` and begins when it gets a line, so that kills meet the work and not the start. */
import { once } from "node:events";
import { type Places, backup, restore } from "../care/backup.ts";
import { mergeStores } from "../care/merge.ts";
import { prune } from "../care/prune.ts";

export type Care = "backup" | "restore" | "merge" | "prune";

/** What a care is given; each takes what it needs. */
export interface Given {
  readonly places: Places;
  readonly folder: string;
  readonly others: readonly Places[];
}

const [care = "", given = "{}"] = process.argv.slice(2);
const { places, folder, others }: Given = JSON.parse(given);
const cares: Readonly<Record<string, () => Promise<unknown>>> = {
  backup: async () => backup(places, folder),
  restore: async () => restore(folder, places),
  merge: async () => mergeStores(places, others),
  prune: async () => prune(places, { days: 30, really: true }),
};
const work = cares[care];
if (work === undefined) throw new Error(`no care ${care}`);
console.log("ready");
await once(process.stdin, "data");
await work();
process.exit(0);
