import { documentTable } from "@jixiao/store";
import type { ExportJob } from "../format.ts";

/** datapackage.json (Data Package 1.0, profile `data-package`). */
export interface Descriptor {
  readonly profile: "data-package";
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly created?: string;
  readonly keywords: readonly string[];
  readonly licenseNote: string;
  readonly sources: readonly object[];
  readonly resources: readonly object[];
}

/** More than these are told in the resource `documents` alone. */
const MAX_SOURCES = 1000;
const LICENCE =
  "The documents were published by the authorities named in them; their terms hold for what they say, and this export grants no licence. State yours for what you add. " +
  "原始文件由文中所列单位公开，其内容适用发布者的规定；本导出不授予任何许可。";

/** The newest record's date is the package's: equal databases give equal packages. */
export function descriptorOf({ store, filter }: ExportJob, resources: readonly object[]): Descriptor {
  const table = documentTable(store, filter);
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const [name, sha256, location, imported] = [at("name"), at("sha256"), at("location"), at("imported_at")];
  const sources: object[] = [];
  let [count, created] = [0, ""];
  for (const row of table.rows) {
    count++;
    const [moment, place] = [String(row[imported] ?? ""), String(row[location] ?? "")];
    if (moment > created) created = moment;
    const path = /^https?:\/\//.test(place) ? { path: place } : {};
    if (count <= MAX_SOURCES) sources.push({ title: String(row[name]), ...path, hash: `sha256:${String(row[sha256])}` });
  }
  const more =
    count > MAX_SOURCES
      ? [{ title: `${count - MAX_SOURCES} more documents: see the resource documents`, path: "data/documents.csv" }]
      : [];
  return {
    profile: "data-package",
    name: "jixiao-export",
    title: "绩效目标公开信息 Chinese budget-performance disclosures",
    description:
      "Indicators, forms, self-evaluations and evaluation reports with exact values, flags and the place of each in its source. 指标、绩效目标表、自评表与评价报告，数值精确，附存疑标记与出处。",
    ...(created === "" ? {} : { created }),
    keywords: ["绩效目标", "预算绩效", "budget performance", "China"],
    licenseNote: LICENCE,
    sources: [...sources, ...more],
    resources,
  };
}
