import robotsModule from "robots-parser";

/** Its types say `default`, but a CommonJS module's export is what the import gives. */
const parseRobots = robotsModule as unknown as typeof robotsModule.default;

/** What a host's robots.txt was when it was last read. `text` null: unreachable, which forbids everything. */
export interface RobotsEntry {
  /** ISO 8601, UTC. */
  readonly fetched_at: string;
  readonly text: string | null;
}

/** Where entries are kept from one run to the next. */
export interface RobotsCache {
  readonly get: (origin: string) => RobotsEntry | null;
  readonly put: (origin: string, entry: RobotsEntry) => Promise<void>;
}

/** RFC 9309, 2.4: not to be used for longer than a day. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
/** RFC 9309, 2.5: at least 500 KiB must be read. */
export const ROBOTS_BYTES = 500 * 1024;
/** RFC 9309, 2.3.1.2: at least five redirects should be followed. */
export const ROBOTS_REDIRECTS = 5;

/** An unreachable host is asked again by the next run, a good answer after a day. */
export function isFresh(entry: RobotsEntry, now: Date): boolean {
  return entry.text !== null && now.getTime() - Date.parse(entry.fetched_at) < MAX_AGE_MS;
}

export interface RobotsRules {
  /** Why a URL must not be asked for; null where it may. */
  readonly refusal: (url: URL) => string | null;
  /** Crawl-delay, which is no standard but asked for by many; 0 where none, or where it is no number. */
  readonly delaySeconds: number;
}

/** What a robots.txt whose server fails says: nothing may be asked for until it answers (RFC 9309, 2.3.1.4). */
export function allForbidden(origin: string, cause: string): RobotsRules {
  return { refusal: () => `robots.txt of ${origin} cannot be read (${cause}), which forbids everything`, delaySeconds: 0 };
}

/** What robots.txt says to a crawler of that name. The longest matching rule decides (RFC 9309, 2.2.2). */
export function rulesOf(text: string, origin: string, userAgent: string): RobotsRules {
  const robots = parseRobots(
    `${origin}/robots.txt`,
    text
      .split(/\r\n|\r|\n/)
      .map(shortened)
      .join("\n"),
  );
  const name = productName(userAgent);
  const refusal = (url: URL): string | null =>
    (robots.isAllowed(url.href, name) ?? true) ? null : `robots.txt of ${origin} does not allow it`;
  const delay = robots.getCrawlDelay(name) ?? 0;
  return { refusal, delaySeconds: delay > 0 ? delay : 0 };
}

/** No path is longer, and matching costs the pattern's length times the path's. */
const LONGEST_LINE = 2_000;

/** A longer rule that forbids, forbids what its beginning does, which is more; one that allows is left out. */
function shortened(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return /^\s*disallow\s*:/i.test(line.slice(0, 100)) ? line.slice(0, LONGEST_LINE).replace(/\$$/, "") : "";
}

/** `jixiao/0.1 (+mail)` → `jixiao` (RFC 9309, 2.2.1). */
function productName(userAgent: string): string {
  return /^[\w-]+/.exec(userAgent)?.[0] ?? userAgent;
}
