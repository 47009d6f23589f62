import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

export interface SavedQuery {
  readonly name: string;
  /** Its first line, in both languages. */
  readonly title: string;
  readonly description: string;
  readonly sql: string;
}

/** The questions of queries/, which lies above the program, in a checkout and in a package. Throws where it does not. */
export function savedQueries(): SavedQuery[] {
  const folder = queriesFolder(import.meta.dirname);
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return files.sort().map((file) => {
    const sql = readFileSync(join(folder, file), "utf8");
    const comments = sql.split("\n").filter((line) => line.startsWith("-- "));
    const [title = file, ...description] = comments.map((line) => line.slice(3));
    return { name: file.replace(/\.sql$/, ""), title, description: description.join(" "), sql };
  });
}

function queriesFolder(from: string): string {
  const folder = join(from, "queries");
  if (existsSync(join(folder, "README.md"))) return folder;
  if (dirname(from) === from) throw new Error("the folder queries/ is missing from this installation");
  return queriesFolder(dirname(from));
}
