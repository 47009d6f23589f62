import { expect, test } from "vitest";
import { renderTable } from "./table.ts";

test("a table of 200,000 rows", () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => [String(i), i === 150_000 ? "最宽的一行" : "x"]);
  const lines = renderTable([{ title: "a", right: true }, { title: "b" }], rows).split("\n");
  expect(lines.length).toBe(200_002);
  expect(lines[1]).toBe(`${"─".repeat(6)}  ${"─".repeat(10)}`);
});

test("a cell that would steer the terminal is shown instead", () =>
  expect(renderTable([{ title: "a" }], [["x\u001b[2J\ny"]])).toContain("x\\x1b[2J y"));
