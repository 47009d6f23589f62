/** One care of what is stored in a process of its own: says `ready` and begins when it gets a line, so that kills meet the work and not the start. */
import { once } from "node:events";
import { type Places, backup, restore } from "../care/backup.ts";
import { mergeStores } from "../care/merge.ts";

export type Care = "backup" | "restore" | "merge";

const [care = "", given = "{}"] = process.argv.slice(2);
const { places, folder, others }: { places: Places; folder: string; others: Places[] } = JSON.parse(given);
console.log("ready");
await once(process.stdin, "data");
if (care === "backup") await backup(places, folder);
else if (care === "restore") await restore(folder, places);
else if (care === "merge") await mergeStores(places, others);
else throw new Error(`no care ${care}`);
process.exit(0);
