import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";

/** Whether this user may write in the folder of a file. */
export function isFolderWritable(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
