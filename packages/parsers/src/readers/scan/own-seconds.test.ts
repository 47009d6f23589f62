import { expect, test } from "vitest";
import { ownSeconds } from "./own-seconds.ts";

test.each([
  ["one thread that computes all the time", [[10, 10]], 10],
  ["two threads side by side count once", [[10, 20]], 10],
  ["a turn that the machine gave to others does not count", [[100, 10]], 10],
  ["each stretch by itself", [[100, 10], [10, 20]], 20], // prettier-ignore
])("%s", (_, steps, expected) => {
  const moments = steps.reduce(
    (all, [clock = 0, computed = 0]) => {
      const last = all.at(-1) ?? { clock: 0, computed: 0 };
      return [...all, { clock: last.clock + clock, computed: last.computed + computed }];
    },
    [{ clock: 5, computed: 3 }],
  );
  const left = [...moments];
  const own = ownSeconds(() => left.shift() ?? { clock: 0, computed: 0 });
  expect(steps.map(() => own()).at(-1)).toBe(expected);
});
