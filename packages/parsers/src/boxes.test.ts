import { expect, test } from "vitest";
import { holdsMiddle } from "./boxes.ts";

const OUTER = { x0: 0, y0: 0, x1: 100, y1: 20 };

test.each([
  ["inside", { x0: 10, y0: 5, x1: 30, y1: 15 }, true],
  ["half outside, its middle on the edge", { x0: 90, y0: 10, x1: 110, y1: 30 }, true],
  ["around it", { x0: -500, y0: -500, x1: 600, y1: 520 }, true],
  ["beside it", { x0: 91, y0: 5, x1: 110, y1: 15 }, false],
  ["below it", { x0: 10, y0: 11, x1: 30, y1: 30 }, false],
  ["left of it", { x0: -31, y0: 5, x1: 30, y1: 15 }, false],
  ["above it", { x0: 10, y0: -11, x1: 30, y1: 10 }, false],
])("a box %s", (_, box, expected) => expect(holdsMiddle(OUTER, box)).toBe(expected));
