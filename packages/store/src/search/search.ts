import { guarded } from "../failure.ts";
import { integer, integerOrNull, oneOf, reading, text, textOrNull } from "../row.ts";
import type { Store } from "../store.ts";
import { type Token, isSingleHan, tokens } from "./bigrams.ts";

/** A place where all words of a search occur: an indicator, or the texts of a form or report (`seq` null). */
export interface SearchHit {
  readonly kind: "indicator" | "form" | "report";
  readonly source_file: string;
  /** Tells files of one name apart. */
  readonly sha256: string;
  readonly form_id: string | null;
  readonly project_name: string | null;
  readonly fiscal_year: number | null;
  /** Position of the form or report in its file. */
  readonly form_seq: number;
  /** Position of the indicator in its form; null for a hit in the form or report itself. */
  readonly seq: number | null;
  /** The indicator's name; null for a hit in the form or report itself. */
  readonly level3: string | null;
  readonly value_text: string | null;
  /** The contract's field in which the first word was found. */
  readonly field: string;
  /** The text around it, in one line. */
  readonly snippet: string;
}

export interface SearchOptions {
  /** Replaced versions and copies too; default false: what holds now, once. */
  readonly all?: boolean;
}

const LIMIT = 50;
/** UTF-16 units shown before and after the found word. */
const CONTEXT = 20;

/**
 * Full-text search over names, units, goals, descriptions and values. `sought` holds words separated by spaces; all must
 * occur in the same indicator, or in the same form or report. Chinese words of any length are found wherever they
 * stand, Latin words and numbers as whole words (`V3.0`, `12333`), whatever the case and width. Best hits first:
 * names before longer texts, then by file and position. A text without letters and digits finds nothing.
 */
export function search(store: Store, sought: string, limit = LIMIT, { all = false }: SearchOptions = {}): SearchHit[] {
  const words = sought
    .split(/\s+/)
    .map(tokens)
    .filter((word) => word.length > 0);
  const [first] = words;
  if (first === undefined) return [];
  const match = words.map(phraseOf).join(" AND ");
  const rows = guarded(store.path, () =>
    store
      .statement(all ? HITS_IN_ALL : HITS)
      .all({ match, limit })
      .map(hitRow),
  );
  return rows.map(({ texts, ...hit }) => ({ ...hit, ...snippetOf(JSON.parse(texts) as Record<string, string | null>, first) }));
}

interface HitRow extends Omit<SearchHit, "field" | "snippet"> {
  /** JSON object: field → its text, in the order in which they are searched for the word. */
  readonly texts: string;
}

const hitRow = reading<HitRow>({
  kind: (row, name) => oneOf(row, name, ["indicator", "form", "report"]),
  source_file: text,
  sha256: text,
  form_id: textOrNull,
  project_name: textOrNull,
  fiscal_year: integerOrNull,
  form_seq: integer,
  seq: integerOrNull,
  level3: textOrNull,
  value_text: textOrNull,
  texts: text,
});

/**
 * The words as a query of the index: the pairs of a Chinese word as a phrase, one character as a prefix. The last
 * character alone, which the index has too at a run's end, is no part of the question.
 */
function phraseOf(word: readonly Token[]): string {
  const sought = soughtTokens(word);
  const phrase = `"${sought.map((token) => token.text).join(" ")}"`;
  return endsInSingleHan(sought) ? `${phrase} *` : phrase;
}

function soughtTokens(word: readonly Token[]): readonly Token[] {
  const [before, last] = [word.at(-2), word.at(-1)];
  const isTail = before !== undefined && last !== undefined && isSingleHan(last) && before.end === last.end;
  return isTail ? word.slice(0, -1) : word;
}

function endsInSingleHan(word: readonly Token[]): boolean {
  const last = word.at(-1);
  return last !== undefined && isSingleHan(last);
}

function snippetOf(texts: Readonly<Record<string, string | null>>, word: readonly Token[]): { field: string; snippet: string } {
  const sought = soughtTokens(word);
  for (const [field, text] of Object.entries(texts)) {
    const found = text === null ? null : locate(text, sought);
    if (text !== null && found !== null) return { field, snippet: excerpt(text, ...found) };
  }
  // A phrase may have been found across the seam of two texts that one column of the index joins.
  const [field = "", text = ""] = Object.entries(texts).find(([, candidate]) => candidate !== null) ?? [];
  return { field, snippet: excerpt(text ?? "", 0, 0) };
}

/** First occurrence of the tokens in a row, as the index finds them. */
function locate(text: string, sought: readonly Token[]): [start: number, end: number] | null {
  const found = tokens(text);
  const isPrefix = endsInSingleHan(sought);
  const last = sought.length - 1;
  for (let at = 0; at + last < found.length; at++) {
    const matches = sought.every(({ text: wanted }, index) => {
      const token = found[at + index]?.text ?? "";
      return token === wanted || (isPrefix && index === last && token.startsWith(wanted));
    });
    if (matches) return [found[at]?.start ?? 0, found[at + last]?.end ?? 0];
  }
  return null;
}

function excerpt(text: string, start: number, end: number): string {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const middle = text.slice(from, to).toWellFormed().replaceAll(/\s+/g, " ");
  return `${from > 0 ? "…" : ""}${middle}${to < text.length ? "…" : ""}`;
}

/** The best hits of both indexes (bm25, names before longer texts), then what is shown of them. */
const hitsSql = (indicators: string, records: string): string => `
WITH indicator_hits AS (
  SELECT rowid AS indicator_id, bm25(indicators_fts, 4, 1, 2) AS score FROM indicators_fts
  WHERE indicators_fts MATCH @match ${indicators} ORDER BY score, rowid LIMIT @limit
), record_hits AS (
  SELECT rowid AS record_id, bm25(records_fts, 4, 2, 1) AS score FROM records_fts
  WHERE records_fts MATCH @match ${records} ORDER BY score, rowid LIMIT @limit
), hits AS (
  SELECT indicator_hits.score, 'indicator' AS kind, f.project_name, f.fiscal_year, i.record_id, i.seq, i.level3, i.value_text,
    json_object('level3', i.level3, 'value_text', i.value_text, 'description', i.description) AS texts
  FROM indicator_hits JOIN indicators i USING (indicator_id) JOIN forms f USING (record_id)
  UNION ALL
  SELECT record_hits.score, 'form', f.project_name, f.fiscal_year, f.record_id, NULL, NULL, NULL,
    json_object('project_name', f.project_name, 'department', f.department, 'implementing_unit', f.implementing_unit,
      'purpose', f.purpose, 'overall_goal', f.overall_goal, 'annual_goal', f.annual_goal)
  FROM record_hits JOIN forms f USING (record_id)
  UNION ALL
  SELECT record_hits.score, 'report', p.project_name, p.fiscal_year, p.record_id, NULL, NULL, NULL,
    json_object('project_name', p.project_name, 'department', p.department, 'implementing_unit', p.implementing_unit,
      'commissioned_by', p.commissioned_by, 'evaluator', p.evaluator,
      'scores', (SELECT group_concat(level3, ' ') FROM (SELECT level3 FROM scores s WHERE s.record_id = p.record_id ORDER BY s.seq)),
      'worksheets', (SELECT group_concat(concat_ws(' ', name, explanation, benchmark, benchmark_basis, scoring_rule, data_source, rationale), ' ')
        FROM (SELECT * FROM worksheets w WHERE w.record_id = p.record_id ORDER BY w.seq)),
      'outputs', (SELECT group_concat(item, ' ') FROM (SELECT item FROM outputs o WHERE o.record_id = p.record_id ORDER BY o.seq)))
  FROM record_hits JOIN reports p USING (record_id)
)
SELECT hits.kind, d.name AS source_file, r.sha256, n.form_id, project_name, fiscal_year, r.seq AS form_seq, hits.seq AS seq, level3, value_text, texts
FROM hits JOIN records r USING (record_id) JOIN documents d USING (sha256) LEFT JOIN record_identity n USING (record_id)
ORDER BY score, d.name, r.seq, hits.seq LIMIT @limit`;

const HITS_IN_ALL = hitsSql("", "");
const IN_VIEW = "IN (SELECT record_id FROM v_current_records)";
const HITS = hitsSql(
  `AND (SELECT i.record_id FROM indicators i WHERE i.indicator_id = indicators_fts.rowid) ${IN_VIEW}`,
  `AND rowid ${IN_VIEW}`,
);
