import { describe, expect, test } from "vitest";
import { extract } from "../../extract.ts";

/** A form of so many indicators as HTML. */
function form(count: number): { bytes: Uint8Array; name: string; sha256: string } {
  const head =
    "<p>项目支出绩效目标表<table><tr><td>项目名称<td colspan=3>河道巡查<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值";
  const rows = Array.from({ length: count }, (_, i) => `<tr><td>产出指标<td>数量指标<td>巡查河段${i}<td>≥${i}次`);
  return { bytes: Buffer.from(head + rows.join("")), name: "长表.html", sha256: "0".repeat(64) };
}

describe("a table of more indicators than any form has", () => {
  test("is refused as what it is, before its rows are read", async () => {
    await expect(extract(form(20_001))).rejects.toMatchObject({
      failure: { code: "too_large", file: "长表.html", reason: "more than 20000 indicators in one table" },
    });
  });

  test("a long one is read, in blocks", async () => {
    const { records } = await extract(form(450));
    expect(records).toMatchObject([{ kind: "performance_objective_form", project_name: "河道巡查" }]);
    expect(records[0]?.kind === "performance_objective_form" && records[0].indicators.length).toBe(450);
  });
});
