/**
 * Processes that outlive a test: starting one costs more than most tests do with it. Those of one kind are equal, whatever they read
 * before; what a test has ended, or let grow, is not put back.
 */
import { PageReader } from "../crawl/page/page-reader.ts";
import { ParserChild, type ParserProcess } from "../worker/parser-child.ts";
import type { ChildOptions } from "../worker/start.ts";

const start = ParserChild.start.bind(ParserChild);
const shelf = new Map<string, ParserChild[]>();

/** Of its memory limit: what tests let grow is far above it. */
const FRESH_SHARE = 2 / 3;

/** A parser's process from the shelf, or a new one; `end` puts it back where it is as good as new. */
export async function shelvedParser(options: ChildOptions): Promise<ParserProcess> {
  const kind = JSON.stringify([options, fakes()]);
  const child = shelvedOf(kind) ?? (await start(options));
  const before = child.documents;
  let inHand = 0;
  const held = async <T>(work: Promise<T>): Promise<T> => {
    inHand += 1;
    const done = await work;
    inHand -= 1;
    return done;
  };
  return {
    parserVersion: child.parserVersion,
    get documents() {
      return child.documents - before;
    },
    get alive() {
      return child.alive;
    },
    restsBelow: async (share) => child.restsBelow(share),
    parse: async (task, onProgress) => held(child.parse(task, onProgress)),
    draw: async (task) => held(child.draw(task)),
    end: async () => {
      if (inHand === 0 && child.alive && (await child.restsBelow(FRESH_SHARE)))
        shelf.set(kind, [...(shelf.get(kind) ?? []), child]);
      else await child.end();
    },
  };
}

/** One reader for all crawls of a test process. It ends with it. */
export const sharedPages = new PageReader();
const askShared = sharedPages.ask.bind(sharedPages);

/** Does work whose pools and readers of pages, which nobody can hand an option, take their processes from the shelf. */
export async function withShelvedProcesses<T>(work: () => Promise<T>): Promise<T> {
  const putBack = [
    replace(ParserChild, "start", shelvedParser),
    replace(PageReader.prototype, "ask", askShared),
    replace(PageReader.prototype, "close", async () => undefined),
  ];
  try {
    return await work();
  } finally {
    for (const one of putBack) one();
  }
}

/** Replaces a method; what is returned puts it back. */
function replace(holder: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(holder, name) ?? {};
  Object.defineProperty(holder, name, { ...before, value });
  return () => void Object.defineProperty(holder, name, before);
}

function shelvedOf(kind: string): ParserChild | undefined {
  const children = shelf.get(kind) ?? [];
  for (let child = children.pop(); child !== undefined; child = children.pop()) if (child.alive) return child;
  return undefined;
}

/** What the fake parser looks at when it starts. */
function fakes(): [string, string | undefined][] {
  return Object.entries(process.env).filter(([name]) => name.startsWith("JIXIAO_"));
}
