import { stringify } from "yaml";
import type { Descriptor } from "./descriptor.ts";

/** CITATION.cff 1.2: what Zenodo and Dataverse read. Its author is the program until a person puts a name there. */
export function citation({ title, description, created, keywords }: Descriptor): string {
  return stringify(
    {
      "cff-version": "1.2.0",
      type: "dataset",
      message: "Cite this data set; put your own name under authors. 引用请注明；请在 authors 中填写作者。",
      title,
      abstract: description,
      authors: [{ name: "jixiao" }],
      ...(created === undefined ? {} : { "date-released": created.slice(0, 10) }),
      keywords: [...keywords],
    },
    { lineWidth: 0 },
  );
}
