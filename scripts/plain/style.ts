import type { PlainStyle } from "../fixtures/plain-pdf.ts";
import type { Random } from "../fixtures/random.ts";

const lines: readonly PlainStyle["lines"][] = [
  "none",
  "frame",
  "frame and header",
  "three",
  "hair",
  "white",
  "rows",
  "columns",
  "groups",
];

/** A style at random: what is drawn, where texts stand, how wide columns are, where pages end. */
export function randomStyle(random: Random): PlainStyle {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const between = (low: number, high: number) => low + random() * (high - low);
  return {
    lines: pick(lines),
    anchor: random() < 0.75 ? "middle" : "top",
    align: pick(["centre", "left"] as const),
    padding: between(1.5, 7),
    leading: between(10.5, 13),
    widths: Array.from({ length: 7 }, () => between(0.75, 1.3)),
    labels: random() < 0.15 ? "upright" : "level",
    breaks: random() < 0.7 ? "rows" : "lines",
    cutLabels: pick(["whole", "part", "top", "each"] as const),
    height: pick([842, 842, 600, 480]),
    repeatHeader: random() < 0.3,
    furniture: random() < 0.5,
  };
}
