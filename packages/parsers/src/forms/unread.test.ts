import { describe, expect, test } from "vitest";
import { flatten } from "../flat-rows.ts";
import { formats as all } from "../formats/index.ts";
import { blocksOfHtml } from "../readers/html/index.ts";
import { readText } from "../readers/text.ts";
import { vocabularyOf } from "../vocabulary/vocabulary.ts";
import { claim } from "./claim.ts";
import { genericLayout } from "./generic-layout.ts";
import { readClaim } from "./read-form.ts";
import { unreadForms } from "./unread.ts";

/** Layouts that do not know the titles below. */
const formats = all.filter(({ kind, id }) => kind === "report" || id === "tianjin-objective" || id === "shanghai-objective");
const sourceOf = (text: string) => ({ name: "a.txt", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64) });

/** What a document holds unread where no form is read without a layout of its own: what is printed, by which marks it was seen, and why it was not read. */
function unread(text: string, html = false) {
  const source = sourceOf(text);
  const document = html
    ? { blocks: blocksOfHtml(text), pageCount: null, undecodable: false }
    : readText(source, vocabularyOf(formats));
  const rows = flatten(document);
  const claims = claim(rows, formats).filter((claimed) => claimed.kind === "report" || claimed.layout !== genericLayout);
  const read = claims.map((claimed) => readClaim(claimed, { document, rows, source, options: {} }));
  const forms = unreadForms(
    rows,
    read.map(({ used }) => used),
  );
  return { read: read.length, unread: forms.map(({ printed, marks, reason }) => `${printed} [${marks.join(", ")}] ${reason}`) };
}

const SELF =
  "项目名称\t桥梁养护\n主管部门\t甲局\n\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t桥梁数\t6座\t6座\t50\t50\n";
const OWN =
  "项目名称\t甲\n预算数\t3.00\n主管部门\t甲局\n\n\t一级指标\t二级指标\t三级指标\t指标值\n\t产出指标\t数量指标\t检查次数\t≥3次\n\t\t质量指标\t合格率\t≥95%\n";
const ALL = "[title, project_name, indicator_header]";

describe("a form that no layout reads is said", () => {
  test.each([
    ["alone", `项目支出绩效自评表\n\n${SELF}`, 0, [`项目支出绩效自评表 ${ALL} unknown_layout`]],
    ["without its title", SELF, 0, ["项目名称 | 桥梁养护 [project_name, indicator_header] unknown_layout"]],
    [
      "behind one that is read",
      `甲绩效目标表\n\n${OWN}\n\n项目支出绩效自评表\n\n${SELF}`,
      1,
      [`项目支出绩效自评表 ${ALL} unknown_layout`],
    ],
    [
      "before one that is read",
      `项目支出绩效自评表\n\n${SELF}\n\n甲绩效目标表\n\n${OWN}`,
      1,
      [`项目支出绩效自评表 ${ALL} unknown_layout`],
    ],
    [
      "two of them",
      `2023年度项目自评表\n\n${SELF}\n2023年度项目自评表\n\n${SELF}`,
      0,
      Array.from({ length: 2 }, () => `2023年度项目自评表 ${ALL} unknown_layout`),
    ],
    [
      "on two pages, with its title again",
      `项目支出绩效自评表\n\n${SELF}\n项目支出绩效自评表\n\n${SELF.slice(SELF.indexOf("一级"))}`,
      0,
      [`项目支出绩效自评表 ${ALL} unknown_layout`],
    ],
    ["of a kind that is refused", `项目支出绩效目标执行监控表\n\n${SELF}`, 0, [`项目支出绩效目标执行监控表 ${ALL} refused`]],
    [
      "a head whose table is missing",
      "部门整体支出绩效目标申报表\n（2024年度）\n\n项目名称\t甲\n主管部门\t甲局\n",
      0,
      ["部门整体支出绩效目标申报表（2024年度） [title, project_name] unknown_layout"].map((text) =>
        text.replace("（2024年度）", ""),
      ),
    ],
    [
      "a table that was lost",
      "项目绩效目标表\n\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 桥梁数 6座\n",
      0,
      ["项目绩效目标表 [title, indicator_header] unknown_layout"],
    ],
    [
      "a form whose columns a program wrote apart",
      "项目绩效目标表\n\n单位\n项目名称\n主管部门\n\n桥梁维护\n交通局\n产出\n6座\n",
      0,
      ["项目绩效目标表 [title, project_name] no_table"],
    ],
  ])("%s", (_, text, read, expected) => expect(unread(text)).toEqual({ read, unread: expected }));
});

describe("no form, and no alarm", () => {
  test.each([
    ["a table of contents", "目录\n1.甲绩效目标表\t12\n2.项目支出绩效自评表\t15\n"],
    ["its lines without numbers", "1.甲绩效目标表\n2.项目支出绩效自评表\n3.绩效运行监控表\n正文\n"],
    ["sentences", "各单位应当填报绩效目标表。\n项目名称、一级指标、二级指标、三级指标和指标值以批复为准。\n"],
    ["a project's name beside its label", "关于批复的通知\n项目名称：桥梁维护\n各单位遵照执行。\n"],
    [
      "a sentence about a name",
      "项目支出绩效目标表\n项目名称 以及其他各栏应当按照批复的预算填写，不得更改，具体要求见附件所列的各项说明，由主管部门审核后统一报送财政部门备案。\n",
    ],
    ["a list of attachments", "项目支出绩效自评表\n\n序号\t项目名称\t附件\n1\t甲\t下载\n"],
    ["a budget table", "项目支出预算表\n\n项目名称\t金额\n甲\t3\n"],
    ["an evaluation's table of scores", "指标得分情况\n\n一级指标\t二级指标\t三级指标\t分值\t得分\n产出\t数量\t桥梁数\t50\t50\n"],
    [
      "a framework of indicators below a project's name",
      "项目名称\t甲\n\n一级指标\t二级指标\t三级指标\t权重\t评分标准\n产出\t数量\t桥梁数\t50\t略\n",
    ],
    ["a title far from any table", `绩效自评表\n${"说明。\n".repeat(90)}${SELF.slice(SELF.indexOf("一级"))}`],
    ["another table's header", "一级指标\t二级指标\t三级指标\t指标值\n产出\t数量\t桥梁数\t50\n"],
    ["a form that is read", `甲绩效目标表\n\n${OWN}`],
    [
      "one whose title and header come again on a page",
      `甲绩效目标表\n\n${OWN}\n甲绩效目标表\n\n\t一级指标\t二级指标\t三级指标\t指标值\n\t\t时效指标\t及时率\t≥95%\n`,
    ],
  ])("%s", (_, text) => expect(unread(text).unread).toEqual([]));
});

test("an evaluation's table of scores whose header is two rows high is no form", () => {
  const html =
    "<table><tr><td>项目名称</td><td>甲</td></tr></table>" +
    "<table><tr><td colspan=3>评价指标</td><td rowspan=2>分值</td><td rowspan=2>得分</td></tr><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td></tr></table>";
  expect(unread(html, true).unread).toEqual([]);
});

test("in a page with merged cells, with its side label before the project's name", () => {
  const html =
    "<p>区域绩效目标表</p><table><tr><td rowspan=2>绩效目标</td><td>专项名称</td><td>林业补助</td></tr><tr><td>主管部门</td><td>甲局</td></tr></table>" +
    "<table><tr><td>一级指标</td><td>指标名称</td><td>指标值</td></tr><tr><td>产出指标</td><td>造林面积</td><td>3亩</td></tr></table>";
  expect(unread(html, true).unread).toEqual([`区域绩效目标表 ${ALL} unknown_layout`]);
});

describe("on a page of which hardly anything can be read one mark is a form", () => {
  const box = { x0: 100, y0: 50, x1: 300, y1: 66 };
  const line = (text: string, page: number) => ({
    kind: "paragraph" as const,
    text,
    places: [{ kind: "page" as const, page, box }],
  });
  test.each([
    ["its title", ["甲局", "项目支出绩效自评表", "起殴辽"], "unread", 2, ["项目支出绩效自评表 [title] no_table"]],
    [
      "a title again",
      ["项目支出绩效自评表", "起殴辽", "项目支出绩效自评表"],
      "unread",
      2,
      ["项目支出绩效自评表 [title] no_table", "项目支出绩效自评表 [title] no_table"],
    ],
    ["its project", ["项目名称：校舍维修"], "unread", 2, ["项目名称 | 校舍维修 [project_name] no_table"]],
    ["no mark", ["甲局", "起殴辽"], "unread", 2, []],
    ["a title on a page that was read", ["项目支出绩效自评表"], "recognized", 2, []],
    ["a title on another page", ["项目支出绩效自评表"], "unread", 3, []],
  ] as const)("%s", (_, texts, state, page, expected) => {
    const blocks = texts.map((text) => line(text, 2));
    const pages = [1, 2, 3].map((number) => ({ page: number, state: number === page ? state : ("blank" as const), note: null }));
    const forms = unreadForms(flatten({ blocks, pageCount: 3, undecodable: false, pages }), [], pages);
    expect(forms.map(({ printed, marks, reason }) => `${printed} [${marks.join(", ")}] ${reason}`)).toEqual(expected);
  });
});
