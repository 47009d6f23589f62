/** Single faults of a drawn form, as programs that write, print and recognize PDFs make them. */

/** The operators of a page, one a mark: `BT … ET` for a line of text, `m … l S` for a line. */
export type Pages = readonly (readonly string[])[];

export interface Variant {
  readonly what: string;
  readonly pages: Pages;
  /** A text that the file does not hold any more. */
  readonly missing?: string;
}

export interface Fault {
  readonly name: string;
  readonly variants: (pages: Pages) => readonly Variant[];
}

interface Run {
  readonly page: number;
  readonly at: number;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** UTF-16BE in hexadecimal. */
  readonly code: string;
}

interface Line {
  readonly page: number;
  readonly at: number;
  readonly ends: readonly [x0: number, y0: number, x1: number, y1: number];
}

const RUN = /^BT \/F1 ([\d.]+) Tf ([\d.-]+) ([\d.-]+) Td <([0-9a-f]*)> Tj ET$/;
const LINE = /^0\.5 w ([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S$/;

const textOf = ({ code }: Run): string => Buffer.from(code, "hex").swap16().toString("utf16le");
const drawRun = ({ size, x, y, code }: Omit<Run, "page" | "at">): string =>
  `BT /F1 ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td <${code}> Tj ET`;
const drawLine = ([a, b, c, d]: Line["ends"]): string =>
  `0.5 w ${a.toFixed(2)} ${b.toFixed(2)} m ${c.toFixed(2)} ${d.toFixed(2)} l S`;
const widthOf = (run: Run): number =>
  Array.from(textOf(run)).reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x80 ? 0.5 : 1), 0) * run.size;

function runsOf(pages: Pages): readonly Run[] {
  return marks(pages, RUN, (page, at, [, size, x, y, code = ""]) => ({
    page,
    at,
    size: Number(size),
    x: Number(x),
    y: Number(y),
    code,
  }));
}

/** Each line once: two cells draw the one between them, each its own. */
function linesOf(pages: Pages): readonly Line[] {
  const seen = new Set<string>();
  return marks(pages, LINE, (page, at, [, a, b, c, d]): Line => ({
    page,
    at,
    ends: [Number(a), Number(b), Number(c), Number(d)],
  })).filter(({ page, ends }) => {
    const key = `${page} ${ends.join(" ")}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

function marks<T>(pages: Pages, pattern: RegExp, make: (page: number, at: number, found: RegExpExecArray) => T): readonly T[] {
  return pages.flatMap((ops, page) =>
    ops.flatMap((op, at) => {
      const found = pattern.exec(op);
      return found === null ? [] : [make(page, at, found)];
    }),
  );
}

/** The pages with other marks in place of one, wherever it is drawn. */
function replaced(pages: Pages, { page, at }: Run | Line, by: readonly string[]): Pages {
  const own = pages[page]?.[at];
  return pages.map((ops, i) => (i === page ? ops.flatMap((op) => (op === own ? by : [op])) : ops));
}

/** A fault of each text. */
function ofRuns(name: string, marksOf: (run: Run) => readonly string[] | null): Fault {
  return {
    name,
    variants: (pages) =>
      runsOf(pages).flatMap((run) => {
        const by = marksOf(run);
        return by === null ? [] : [{ what: `page ${run.page + 1} ${textOf(run)}`, pages: replaced(pages, run, by) }];
      }),
  };
}

function ofLines(name: string, marksOf: (line: Line) => readonly string[]): Fault {
  return {
    name,
    variants: (pages) =>
      linesOf(pages).map((line) => ({
        what: `page ${line.page + 1} ${drawLine(line.ends)}`,
        pages: replaced(pages, line, marksOf(line)),
      })),
  };
}

/** Longer (or shorter) by some points at its end. */
function grown([a, b, c, d]: Line["ends"], by: number): Line["ends"] {
  const length = Math.hypot(c - a, d - b);
  const part = length === 0 ? 0 : Math.max(by, 1 - length) / length;
  return [a, b, c + (c - a) * part, d + (d - b) * part];
}

const moved = (dx: number, dy: number): Fault =>
  ofRuns(`text moved by ${dx}, ${dy}`, (run) => [drawRun({ ...run, x: run.x + dx, y: run.y + dy })]);

/** A text beside another on one line, in the next cell: the one run that a program makes of both. */
function joined(name: string, drawn: (left: Run, right: Run) => string): Fault {
  return {
    name,
    variants: (pages) => {
      const runs = runsOf(pages);
      return runs.flatMap((left) => {
        const right = runs
          .filter(({ page, y, x }) => page === left.page && Math.abs(y - left.y) < 1 && x > left.x)
          .toSorted((a, b) => a.x - b.x)[0];
        if (right === undefined) return [];
        const without = replaced(pages, right, []);
        return [
          {
            what: `page ${left.page + 1} ${textOf(left)} + ${textOf(right)}`,
            pages: replaced(without, left, [drawn(left, right)]),
          },
        ];
      });
    },
  };
}

const CHARACTER = 4;

/** Each place at which a text may be cut. */
const cut: Fault = {
  name: "text cut in two",
  variants: (pages) =>
    runsOf(pages).flatMap((run) =>
      Array.from({ length: run.code.length / CHARACTER - 1 }, (_, i) => {
        const [one, two] = [run.code.slice(0, CHARACTER * (i + 1)), run.code.slice(CHARACTER * (i + 1))];
        const left = { ...run, code: one };
        const by = [drawRun(left), drawRun({ ...run, code: two, x: run.x + widthOf(left) })];
        return {
          what: `page ${run.page + 1} ${textOf(left)} | ${textOf({ ...run, code: two })}`,
          pages: replaced(pages, run, by),
        };
      }),
    ),
};

const missing: Fault = {
  name: "text missing",
  variants: (pages) =>
    runsOf(pages).map((run) => ({
      what: `page ${run.page + 1} ${textOf(run)}`,
      pages: replaced(pages, run, []),
      missing: textOf(run),
    })),
};

export const faults: readonly Fault[] = [
  ofLines("line missing", () => []),
  moved(3, 0),
  moved(-3, 0),
  moved(8, 0),
  moved(-8, 0),
  moved(0, 3),
  moved(0, -3),
  moved(0, 8),
  moved(0, -8),
  missing,
  ofRuns("text doubled 1 pt to the right", (run) => [drawRun(run), drawRun({ ...run, x: run.x + 1 })]),
  ofRuns("text doubled 1 pt below", (run) => [drawRun(run), drawRun({ ...run, y: run.y - 1 })]),
  ofRuns("text 1.5 times as large", (run) => [drawRun({ ...run, size: 1.5 * run.size, x: run.x - widthOf(run) / 4 })]),
  ofRuns("text 1.5 times as large, from its left edge", (run) => [drawRun({ ...run, size: 1.5 * run.size })]),
  ofLines("line 10 pt longer", ({ ends }) => [drawLine(grown(ends, 10))]),
  ofLines("line 30 pt longer", ({ ends }) => [drawLine(grown(ends, 30))]),
  ofLines("line 10 pt shorter", ({ ends }) => [drawLine(grown(ends, -10))]),
  ofLines("line 30 pt shorter", ({ ends }) => [drawLine(grown(ends, -30))]),
  ofLines("line doubled 2 pt off", ({ ends: [a, b, c, d] }) => [
    drawLine([a, b, c, d]),
    a === c ? drawLine([a + 2, b, c + 2, d]) : drawLine([a, b - 2, c, d - 2]),
  ]),
  ofLines("line doubled 4 pt off", ({ ends: [a, b, c, d] }) => [
    drawLine([a, b, c, d]),
    a === c ? drawLine([a + 4, b, c + 4, d]) : drawLine([a, b - 4, c, d - 4]),
  ]),
  joined("two texts in one run, each in its place", (left, right) => {
    const back = ((left.x + widthOf(left) - right.x) / left.size) * 1000;
    return `BT /F1 ${left.size} Tf ${left.x} ${left.y} Td [<${left.code}> ${back.toFixed(1)} <${right.code}>] TJ ET`;
  }),
  joined("two texts in one run, with blanks between them", (left, right) => {
    const blanks = Math.max(0, Math.round((right.x - left.x - widthOf(left)) / (left.size / 2)));
    return drawRun({ ...left, code: left.code + "0020".repeat(blanks) + right.code });
  }),
  joined("two texts in one run", (left, right) => drawRun({ ...left, code: left.code + right.code })),
  cut,
];
