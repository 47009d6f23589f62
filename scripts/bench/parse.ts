import { extract } from "@jixiao/parsers";
import { makeDump } from "./documents.ts";
import { medianSeconds, report } from "./measure.ts";

export async function benchParse(): Promise<void> {
  const sources = Array.from({ length: 200 }, (_, i) => ({
    name: `${i}.txt`,
    bytes: new TextEncoder().encode(makeDump(i)),
    sha256: "0".repeat(64),
  }));
  const time = await medianSeconds(3, async () => {
    for (const source of sources) await extract(source);
  });
  report("forms parsed from dumps (17 rows each)", `${Math.round(sources.length / time)}/s`);
}
