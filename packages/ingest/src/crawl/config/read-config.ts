import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import { errorMessage } from "../../disk.ts";
import { type CrawlConfig, crawlConfigSchema } from "./schema.ts";

/** A configuration that cannot be used; each problem names the key and, where it can be told, the line. */
export class CrawlConfigError extends Error {
  override readonly name = "CrawlConfigError";
  readonly file: string;
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(
      problems.length === 1
        ? `${file}: ${problems.join("")}`
        : `${file}: ${problems.length} problems (配置有误)\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
    this.file = file;
    this.problems = problems;
  }
}

/** Reads a configuration file. @throws CrawlConfigError also where the file cannot be read. */
export async function readCrawlConfig(file: string): Promise<CrawlConfig> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new CrawlConfigError(file, [errorMessage(error)]);
  }
  return parseCrawlConfig(text, file);
}

/**
 * Parses YAML, which JSON is part of, with every default filled in. Unknown keys are errors: a misspelt limit must not
 * silently be none. @throws CrawlConfigError
 */
export function parseCrawlConfig(text: string, file: string): CrawlConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): string => `line ${lines.linePos(offset).line}`;
  if (document.errors.length > 0)
    throw new CrawlConfigError(
      file,
      document.errors.map(({ message, pos }) => `${lineAt(pos[0])}: ${message}`),
    );
  const result = crawlConfigSchema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  throw new CrawlConfigError(
    file,
    result.error.issues.map(({ path, message }) => {
      // A node of the parsed file has a range; its types are a union that does not say so for all.
      const node = path.length === 0 ? null : document.getIn(path, true);
      const range = (node as { readonly range?: readonly number[] } | null | undefined)?.range;
      const place = range?.[0] === undefined ? "" : `${lineAt(range[0])}: `;
      return `${place}${path.length === 0 ? "" : `${path.map(String).join(".")}: `}${message}`;
    }),
  );
}
