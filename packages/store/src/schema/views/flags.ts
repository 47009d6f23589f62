import { RECORD_FROM, RECORD_PLACES, STANDS, identityColumns, placeColumns } from "./identity-columns.ts";
import { type View, chineseView, column } from "./view.ts";

/** What explains a flag stands with its row, or with the record and names the row: `scores[1]`, `scores[1].score`, counted from 0. */
const EVIDENCE = `FROM evidence e WHERE e.record_id = x.record_id AND e.flag = x.flag
      AND ((e.part = x.part AND e.seq = x.seq) OR (e.part = 'record' AND instr(e.field || '.', x.part || '[' || (x.seq - 1) || '].') = 1))`;

const places = ["i.places -> '$.value_raw[0]'", "i.places -> '$.value[0]'", "i.places -> '$.level3[0]'", ...RECORD_PLACES];

const flagsView: View = {
  name: "v_flags",
  en: "What is doubtful, one row a flag, with its evidence and where it stands",
  zh: "存疑标记，每个一行，附依据与位置",
  columns: [
    ...identityColumns,
    column(
      "part",
      "部分",
      "x.part",
      "record, or the list it stands in: indicators, scores …",
      "record 为整条记录，否则为所在列表",
    ),
    column("seq", "行号", "x.seq", "row of that list; 0 for the record itself", "列表中的行号；整条记录为 0"),
    column("flag", "代码", "x.flag", "machine-readable code", "代码"),
    column("meaning", null, "m.en", "what it means", "英文含义"),
    column("meaning_zh", "含义", "m.zh", "what it means, in Chinese", "中文含义"),
    column("level3", "三级指标", "i.level3", "name of the indicator it concerns; NULL elsewhere", "所在指标；其他为空"),
    column("value_text", "指标值", "i.value_text", "its value", "指标值"),
    column(
      "field",
      "字段",
      `CAST((SELECT CASE e.field WHEN 'value' THEN 'value_raw' ELSE e.field END ${EVIDENCE} ORDER BY e.position LIMIT 1) AS TEXT)`,
      "the field that the evidence names, as in cell_places",
      "依据所指字段，同 cell_places",
    ),
    column(
      "note",
      "依据",
      `CAST((SELECT group_concat(note, '; ') FROM (SELECT e.note ${EVIDENCE} ORDER BY e.position)) AS TEXT)`,
      "the figures or texts that contradict each other; NULL where none are kept",
      "相互矛盾的数字或文字；无依据时为空",
    ),
    ...placeColumns(places, "the indicator's value, else of the form's title", "指标值或表题", "r.first_page"),
  ],
  from: `${RECORD_FROM} JOIN flags x USING (record_id) JOIN flag_meanings m USING (flag)
  LEFT JOIN indicators i ON x.part = 'indicators' AND i.record_id = x.record_id AND i.seq = x.seq
WHERE ${STANDS}`,
};

export const flagViews: readonly View[] = [flagsView, chineseView(flagsView, "存疑")];
