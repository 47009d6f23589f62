import { LOCATION } from "./identity-columns.ts";
import { type View, type ViewColumn, chineseView, column } from "./view.ts";

/** Targets beside results, and a project over the years: over what `joins/` keeps, and what stands now. */

const IN_VIEW = "(SELECT record_id FROM v_current_records)";

/**
 * Pairs of forms in view that are each other's only ones of their kind of match. `rank`: the same name goes before one that is the same but
 * for the words of its year. The signs keep SQLite from trying every target with every result.
 */
const CLEAR_PAIRS = `SELECT target_id, actual_id, how FROM (
    SELECT p.target_id, p.actual_id, p.how,
      CASE p.how WHEN 'same_name' THEN 1 ELSE 2 END AS rank,
      min(CASE p.how WHEN 'same_name' THEN 1 ELSE 2 END) OVER (PARTITION BY p.target_id) AS target_best,
      min(CASE p.how WHEN 'same_name' THEN 1 ELSE 2 END) OVER (PARTITION BY p.actual_id) AS actual_best,
      count(*) OVER (PARTITION BY p.target_id, p.how) AS of_target,
      count(*) OVER (PARTITION BY p.actual_id, p.how) AS of_actual
    FROM form_pairs p WHERE +p.target_id IN ${IN_VIEW} AND +p.actual_id IN ${IN_VIEW}
  ) WHERE rank = target_best AND rank = actual_best AND of_target = 1 AND of_actual = 1`;

/** Rows of forms in view without a clear partner, with the reason: what is not known, whether there are several, or none. */
function alone(part: "target" | "result"): string {
  const [own, other] = part === "target" ? ["target_id", "result"] : ["actual_id", "target"];
  const ids = part === "target" ? "k.record_id, i.seq, NULL, NULL" : "NULL, NULL, k.record_id, i.seq";
  return `SELECT ${ids}, 'none',
      coalesce(k.missing, CASE WHEN EXISTS (
        SELECT 1 FROM project_keys o WHERE o.missing IS NULL AND o.project_key = k.project_key AND o.unit_key = k.unit_key
          AND o.fiscal_year = k.fiscal_year AND o.part = '${other}' AND o.own_key = k.own_key AND o.record_id IN ${IN_VIEW}
          AND coalesce(instr(o.unit_code, k.unit_code) = 1 OR instr(k.unit_code, o.unit_code) = 1, 1)
      ) THEN 'ambiguous' ELSE 'none' END)
    FROM project_keys k JOIN indicators i ON i.record_id = k.record_id
    WHERE k.part = '${part}' AND k.record_id IN ${IN_VIEW} AND k.record_id NOT IN (SELECT ${own} FROM clear)`;
}

const ROWS = `WITH clear AS MATERIALIZED (${CLEAR_PAIRS})
  SELECT m.target_id, m.target_seq, m.actual_id, m.actual_seq, m.how AS row_match, c.how AS form_match
    FROM clear c JOIN row_pairs m USING (target_id, actual_id)
  UNION ALL ${alone("target")}
  UNION ALL ${alone("result")}`;

const side = (id: string, seq: string, to: "t" | "a"): string => `
  LEFT JOIN records ${to}r ON ${to}r.record_id = x.${id}
  LEFT JOIN forms ${to}f ON ${to}f.record_id = x.${id}
  LEFT JOIN indicators ${to}i ON ${to}i.record_id = x.${id} AND ${to}i.seq = x.${seq}
  LEFT JOIN record_identity ${to}n ON ${to}n.record_id = x.${id}
  LEFT JOIN documents ${to}d ON ${to}d.sha256 = ${to}r.sha256`;

const missingWords = {
  region_unknown: "地区不明",
  unit_unknown: "单位不明",
  name_unknown: "项目名称不明",
  year_unknown: "年度不明",
};

const either = (name: string, label: string, en: string, zh: string): ViewColumn =>
  column(name, label, `coalesce(tf.${name}, af.${name})`, en, zh);

/** A number of one of the two values, with its exact text beside it. */
function number(name: string, label: string, of: string, en: string, zh: string): ViewColumn[] {
  return [
    column(name, label, `${of}_real`, `${en}; a number`, `${zh}（数字）`),
    column(`${name}_exact`, `${label}_原文`, of, `${en}; exact decimal text`, `${zh}（精确文本）`),
  ];
}

function flagsOf(to: "t" | "a", part: "record" | "indicators"): string {
  const at = part === "record" ? "0" : `${to}i.seq`;
  const rows = `SELECT flag FROM flags g WHERE g.record_id = ${to}r.record_id AND g.part = '${part}' AND g.seq = ${at} ORDER BY g.position`;
  return `CAST((SELECT group_concat(flag, ' ') FROM (${rows})) AS TEXT)`;
}

/** Where a row's value stands, and in which file. */
function placeOf(to: "t" | "a", prefix: string, label: string, en: string, zh: string): ViewColumn[] {
  const place = `coalesce(${to}i.places -> '$.value_raw[0]', ${to}i.places -> '$.value[0]', ${to}i.places -> '$.level3[0]')`;
  const part = (path: string): string => `CAST(${place} ->> '${path}' AS INTEGER)`;
  return [
    column(`${prefix}_form_id`, `${label}表编号`, `${to}n.form_id`, `stable id of ${en}`, `${zh}的固定编号`),
    column(`${prefix}_record_id`, `${label}记录编号`, `${to}r.record_id`, `key of ${en} in this database`, `${zh}的本库内编号`),
    column(`${prefix}_seq`, `${label}序号`, `${to}i.seq`, `position of the row in ${en}`, `指标在${zh}中的次序`),
    column(`${prefix}_file`, `${label}文件名`, `${to}d.name`, `file of ${en}`, `${zh}的文件名`),
    column(
      `${prefix}_location`,
      `${label}来源`,
      LOCATION.replaceAll("r.sha256", `${to}r.sha256`),
      `path or URL of ${en}`,
      `${zh}的路径或网址`,
    ),
    column(`${prefix}_page`, `${label}页`, part("$.page"), `page of the value in ${en}`, `指标值在${zh}中的页`),
    column(`${prefix}_line`, `${label}行`, part("$.lines[0]"), `its line; only in a text file`, `所在行；仅文本文件`),
    column(
      `${prefix}_table`,
      `${label}文件内表号`,
      part("$.table"),
      `its table; only in Word and HTML`,
      `所在表格；仅 Word 与网页`,
    ),
    column(
      `${prefix}_row`,
      `${label}表内行号`,
      part("$.row"),
      `its row in that table; only in Word and HTML`,
      `表内行；仅 Word 与网页`,
    ),
  ];
}

const targetActual: View = {
  name: "v_target_actual",
  en: "Published targets beside what self-evaluations say was reached: same project, unit and year, row by row, each row of both once; row_match says how they were matched, and near is not the same",
  zh: "绩效目标与自评完成情况对照：同一单位、项目、年度，逐条对应，每条一次；对应方式见 指标对应，「仅相近」不等于相同",
  columns: [
    column(
      "form_match",
      "表间对应",
      "x.form_match",
      "same_name; without_year: the same but for the words of their year; without partner: none, ambiguous (several, or not clear which), or what is not known",
      "两表如何对应：名称相同、除年度外相同；无对应表、无法确定，或何者不明",
      {
        words: {
          same_name: "名称相同",
          without_year: "除年度外相同",
          none: "无对应表",
          ambiguous: "无法确定",
          ...missingWords,
        },
      },
    ),
    column(
      "row_match",
      "指标对应",
      "x.row_match",
      "same_text: levels, name and target read the same; same_name: same name and levels, the target reads otherwise; near: only near; none; ambiguous: several could be; other_period: a target of the project's whole life",
      "指标如何对应：文字相同、名称与级别相同、仅相近；无对应、无法确定、非本年度指标",
      {
        words: {
          same_text: "文字相同",
          same_name: "名称与级别相同",
          near: "仅相近",
          none: "无对应",
          ambiguous: "无法确定",
          other_period: "非本年度指标",
        },
      },
    ),
    either("region", "地区", "province-level region", "地区（省级）"),
    either("locality", "市县", "city, district or county", "市、区、县"),
    either("fiscal_year", "预算年度", "fiscal year", "预算年度"),
    either("department", "主管部门", "department in charge", "主管部门"),
    either("implementing_unit", "实施单位", "implementing unit", "实施单位"),
    either("project_name", "项目名称", "name of the project, as the target's form has it", "项目名称（目标表所列）"),
    column("actual_project_name", "自评项目名称", "af.project_name", "its name in the self-evaluation", "自评表中的项目名称"),
    column("level1", "一级指标", "coalesce(ti.level1, ai.level1)", "一级指标", "一级指标"),
    column("level2", "二级指标", "coalesce(ti.level2, ai.level2)", "二级指标", "二级指标"),
    column("level3", "三级指标", "ti.level3", "name of the target", "目标表的指标名称"),
    column("actual_level3", "自评三级指标", "ai.level3", "name in the self-evaluation", "自评表的指标名称"),
    column("horizon", "目标期间", "ti.horizon", "annual or overall, where the target's form has both", "目标期间", {
      words: { annual: "年度", overall: "实施期" },
    }),
    column("target_text", "目标值", "ti.value_text", "the published target", "公开的目标值"),
    column("target_comparator", "目标比较符", "ti.comparator", "comparator of the target", "目标比较符"),
    ...number("target_number", "目标数值", "ti.number", "number of the target", "目标数值"),
    column("target_unit", "目标单位", "ti.unit", "unit of the target", "目标单位"),
    column(
      "restated_text",
      "自评所列目标值",
      "ai.value_text",
      "the target as the self-evaluation prints it",
      "自评表所列的目标值",
    ),
    column("actual_text", "实际完成值", "ai.actual_text", "what was reached, as printed", "实际完成值"),
    ...number("actual_number", "实际数值", "ai.actual_number", "number that was reached", "实际完成数值"),
    column("actual_unit", "实际单位", "ai.actual_unit", "unit of what was reached", "实际完成值的单位"),
    ...number("weight", "分值", "ai.weight", "weight in the self-evaluation", "自评表的分值"),
    ...number("score", "得分", "ai.score", "score", "得分"),
    column("deviation", "偏差原因及改进措施", "ai.deviation", "why it deviates", "偏差原因分析及改进措施"),
    column(
      "target_flags",
      "目标存疑",
      `coalesce(${flagsOf("t", "indicators")}, '')`,
      "flags of the target's row",
      "目标指标的存疑标记",
    ),
    column(
      "actual_flags",
      "完成存疑",
      `coalesce(${flagsOf("a", "indicators")}, '')`,
      "flags of the result's row",
      "自评指标的存疑标记",
    ),
    column(
      "target_form_flags",
      "目标表存疑",
      `coalesce(${flagsOf("t", "record")}, '')`,
      "flags of the target's form",
      "目标表的存疑标记",
    ),
    column(
      "actual_form_flags",
      "自评表存疑",
      `coalesce(${flagsOf("a", "record")}, '')`,
      "flags of the self-evaluation",
      "自评表的存疑标记",
    ),
    ...placeOf("t", "target", "目标", "the target's form", "目标表"),
    ...placeOf("a", "actual", "自评", "the self-evaluation", "自评表"),
  ],
  from: `FROM (${ROWS}) x${side("target_id", "target_seq", "t")}${side("actual_id", "actual_seq", "a")}`,
};

/** Forms in view in the order of their years; several of one year are no chain. */
const YEARS = `SELECT record_id, part, project_key, fiscal_year, how, years, previous_id FROM (
    SELECT y.*, max(year_number) OVER w AS years,
      CASE WHEN missing IS NOT NULL THEN missing WHEN same_year > 1 OR lag(same_year) OVER o > 1 THEN 'ambiguous'
        WHEN lag(record_id) OVER o IS NULL THEN 'first' WHEN lag(name_key) OVER o = name_key THEN 'same_name' ELSE 'without_year' END AS how,
      CASE WHEN missing IS NULL AND same_year = 1 AND lag(same_year) OVER o = 1 THEN lag(record_id) OVER o END AS previous_id
    FROM (
      SELECT k.*, count(*) OVER (PARTITION BY part, missing, unit_key, project_key, fiscal_year) AS same_year,
        dense_rank() OVER (PARTITION BY part, missing, unit_key, project_key ORDER BY fiscal_year) AS year_number
      FROM project_keys k WHERE record_id IN ${IN_VIEW}
    ) y
    WINDOW w AS (PARTITION BY part, missing, unit_key, project_key),
      o AS (PARTITION BY part, missing, unit_key, project_key ORDER BY fiscal_year, record_id)
  )`;

const projectYears: View = {
  name: "v_project_years",
  en: "The same project over the years, one row a form: matched by region, unit and name without year words; how says how it follows the year before",
  zh: "同一项目的历年绩效表，每张一行：按地区、单位及去掉年度字样的名称对应，与上一年度的对应方式见 对应",
  columns: [
    column(
      "project_key",
      "项目",
      "y.project_key",
      "name without year words, as it is compared",
      "去掉年度字样的项目名称（比对用）",
    ),
    column("fiscal_year", "预算年度", "f.fiscal_year", "fiscal year", "预算年度"),
    column("part", "表类", "y.part", "target: 绩效目标表; result: 绩效自评表", "绩效目标表或绩效自评表", {
      words: { target: "绩效目标表", result: "绩效自评表" },
    }),
    column(
      "how",
      "对应",
      "y.how",
      "how it follows the form of the year before: same_name, without_year (the same but for year words); first: there is none; ambiguous: several of one year; or what is not known",
      "与上一年度的对应：名称相同、除年度外相同；首个年度；同年多张无法确定；或何者不明",
      {
        words: {
          same_name: "名称相同",
          without_year: "除年度外相同",
          first: "首个年度",
          ambiguous: "无法确定",
          ...missingWords,
        },
      },
    ),
    column(
      "years",
      "年数",
      "CASE WHEN y.how LIKE '%\\_unknown' ESCAPE '\\' THEN 1 ELSE y.years END",
      "in how many years the project has such a form",
      "有此类表的年度数",
    ),
    column("region", "地区", "f.region", "province-level region", "地区（省级）"),
    column("locality", "市县", "f.locality", "city, district or county", "市、区、县"),
    column("department", "主管部门", "f.department", "department in charge", "主管部门"),
    column("implementing_unit", "实施单位", "f.implementing_unit", "implementing unit", "实施单位"),
    column("project_name", "项目名称", "f.project_name", "name as printed", "项目名称（原文）"),
    column(
      "annual_total",
      "年度资金总额",
      "f.annual_total_real",
      "this year's money in 元; a number",
      "年度资金总额（元，数字）",
    ),
    column("annual_total_exact", "年度资金总额_原文", "f.annual_total", "exact decimal text", "年度资金总额（元，精确文本）"),
    column(
      "annual_total_fen",
      "年度资金总额_分",
      "f.annual_total_fen",
      "in 分 (fen), so that SUM is exact",
      "年度资金总额（分）",
    ),
    column("total_score", "总分", "f.total_score_real", "total score of a self-evaluation", "自评总分"),
    column("previous_fiscal_year", "上一年度", "pf.fiscal_year", "year of the form before", "上一张表的年度"),
    column("previous_project_name", "上一年度项目名称", "pf.project_name", "its name there", "上一张表的项目名称"),
    column(
      "previous_annual_total_fen",
      "上一年度资金总额_分",
      "pf.annual_total_fen",
      "its money there, in 分 (fen)",
      "上一张表的年度资金总额（分）",
    ),
    column("previous_form_id", "上一年度表编号", "pn.form_id", "stable id of the form before", "上一张表的固定编号"),
    column("form_id", "表编号", "n.form_id", "stable id of the form", "绩效表的固定编号"),
    column("record_id", "记录编号", "y.record_id", "key in this database", "本库内编号"),
    column("source_file", "文件名", "d.name", "name of the file", "文件名"),
    column("location", "来源", LOCATION, "path or URL where the file was seen first", "文件首次出现的路径或网址"),
    column("first_page", "起始页", "r.first_page", "first page", "起始页"),
    column(
      "flags",
      "存疑",
      `coalesce(${flagsOf("t", "record").replaceAll("tr.", "r.")}, '')`,
      "flags of the form",
      "整表的存疑标记",
    ),
  ],
  from: `FROM (${YEARS}) y JOIN records r ON r.record_id = y.record_id JOIN forms f ON f.record_id = y.record_id JOIN documents d USING (sha256)
  LEFT JOIN record_identity n ON n.record_id = y.record_id LEFT JOIN forms pf ON pf.record_id = y.previous_id
  LEFT JOIN record_identity pn ON pn.record_id = y.previous_id`,
};

export const joinViews: readonly View[] = [
  targetActual,
  chineseView(targetActual, "目标与完成"),
  projectYears,
  chineseView(projectYears, "项目历年"),
];
