import type { FormRecord } from "@jixiao/contract";
import type { Document, Source } from "../document.ts";
import type { ExtractOptions, Format } from "./format.ts";
import { assembleForm } from "./assemble.ts";
import { findForms, isIndicatorHeader } from "./claim.ts";
import { flatten } from "../flat-rows.ts";
import { readHead } from "./head.ts";
import { readIndicators } from "./indicator-table/index.ts";
import type { Layout } from "./layout.ts";

/** The format of one province's 绩效目标表, from its layout. */
export function objectiveForm(layout: Layout): Format {
  return {
    id: layout.id,
    title: layout.title,
    extract: (document, source, options) => extractForms(layout, document, source, options),
  };
}

function extractForms(layout: Layout, document: Document, source: Source, options: ExtractOptions): readonly FormRecord[] {
  const rows = flatten(document);
  return findForms(rows, layout).map((region) => {
    const body = rows.slice(region.start, region.end);
    const header = body.findIndex((row) => isIndicatorHeader(row, layout));
    const head = readHead(body.slice(0, header), layout);
    const indicators = readIndicators(body.slice(header), layout);
    return assembleForm({ layout, region, head, indicators, before: rows.slice(0, region.start), document, source, options });
  });
}
