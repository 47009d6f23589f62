import { LOCATION } from "./identity-columns.ts";
import { type View, type ViewColumn, chineseView, column } from "./view.ts";

const documentColumns: readonly ViewColumn[] = [
  column("source_file", "文件名", "d.name", "name of the file", "文件名"),
  column("sha256", "文件校验值", "d.sha256", "SHA-256 of the file", "文件的 SHA-256"),
  column(
    "location",
    "来源",
    LOCATION.replace("r.sha256", "d.sha256"),
    "path or URL where the file was seen first",
    "文件首次出现的路径或网址",
  ),
];

const unreadForms: View = {
  name: "v_unread_forms",
  en: "Forms that were seen in a document and gave no record, with their place and what is printed there",
  zh: "文件中见到而未能读取的绩效表，附位置与原文",
  columns: [
    ...documentColumns,
    column("seq", "次序", "u.seq", "order in the file", "在文件中的次序"),
    column(
      "printed",
      "原文",
      "u.printed",
      "what is printed there: its title, else the first of its marks",
      "原文：标题，或首个特征",
    ),
    column("reason", "原因", "u.reason", "unknown_layout, no_table or refused", "原因", {
      words: { unknown_layout: "未知表式", no_table: "无法读出表格", refused: "暂不收录的表" },
    }),
    column(
      "marks",
      "特征",
      "u.marks",
      "by which marks it was seen, separated by spaces: title, project_name, indicator_header",
      "据何识别",
    ),
    column("page", "页", "CAST(u.places ->> '$[0].page' AS INTEGER)", "its page", "所在页"),
    column("line", "行", "CAST(u.places ->> '$[0].lines[0]' AS INTEGER)", "its line", "所在行"),
    column(
      "table_number",
      "文件内表号",
      "CAST(u.places ->> '$[0].table' AS INTEGER)",
      "its table in a Word or HTML file",
      "所在表格",
    ),
    column("row_number", "表内行号", "CAST(u.places ->> '$[0].row' AS INTEGER)", "its row there", "所在行"),
  ],
  from: "FROM documents d JOIN unread_forms u USING (sha256)",
};

const damagedParts: View = {
  name: "v_damaged_parts",
  en: "Parts of files that were repaired, skipped or not found when they were read",
  zh: "读取时被修复、跳过或缺失的文件部分",
  columns: [
    ...documentColumns,
    column("page", "页", "p.page", "its page; NULL where it belongs to none", "所在页"),
    column("part", "部分", "p.part", "which part", "哪一部分"),
    column("reason", "原因", "p.reason", "what is wrong with it", "原因"),
  ],
  from: "FROM documents d JOIN damaged_parts p USING (sha256)",
};

const pages: View = {
  name: "v_pages",
  en: "What became of each page",
  zh: "每页的处理结果",
  columns: [
    ...documentColumns,
    column("page", "页", "p.page", "page, 1-based", "页码"),
    column("state", "状态", "p.state", "read, recognized, blank, skipped or unread", "状态", {
      words: { read: "已读", recognized: "已识别", blank: "空白", skipped: "无关", unread: "未读" },
    }),
    column("note", "说明", "p.note", "why it is unread", "未读原因"),
  ],
  from: "FROM documents d JOIN document_pages p USING (sha256)",
};

const withoutRecords: View = {
  name: "v_documents_without_records",
  en: "Documents that were read and gave no record",
  zh: "已读取而无记录的文件",
  columns: [
    ...documentColumns,
    column("media_type", "类型", "d.media_type", "what the content is", "内容类型"),
    column("page_count", "页数", "d.page_count", "number of pages", "页数"),
    column(
      "unread_forms",
      "未读表数",
      "CAST((SELECT count(*) FROM unread_forms u WHERE u.sha256 = d.sha256) AS INTEGER)",
      "forms that were seen in it",
      "其中见到的绩效表",
    ),
    column(
      "unread_pages",
      "未读页数",
      "CAST((SELECT count(*) FROM document_pages p WHERE p.sha256 = d.sha256 AND p.state = 'unread') AS INTEGER)",
      "its pages that could not be read",
      "其中未读的页",
    ),
  ],
  from: "FROM documents d WHERE d.status = 'no_records'",
};

/** What was seen and not read. */
export const accountViews: readonly View[] = [
  unreadForms,
  chineseView(unreadForms, "未读表"),
  damagedParts,
  chineseView(damagedParts, "损坏部分"),
  pages,
  chineseView(pages, "页面"),
  withoutRecords,
  chineseView(withoutRecords, "无记录文件"),
];
