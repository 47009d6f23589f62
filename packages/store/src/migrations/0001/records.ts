/** What forms and reports have in common: their place in the document, provenance, flags with evidence. */
export const recordTables = `
CREATE TABLE records ( -- One row a form or evaluation report: where it comes from | 每张绩效目标表或每份评价报告一行：来源
  record_id INTEGER PRIMARY KEY, -- key in this database; changes when a document is read again | 本库内编号；重新解析后会变
  sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE, -- the document | 所在文件
  seq INTEGER NOT NULL, -- 1-based position in the document | 在文件中的次序，从 1 起
  kind TEXT NOT NULL CHECK (kind IN ('performance_objective_form', 'performance_evaluation_report')), -- form or report | 记录类型：绩效目标表或评价报告
  first_page INTEGER, -- first page, 1-based; NULL for formats without pages | 起始页
  last_page INTEGER, -- last page | 终止页
  format TEXT NOT NULL, -- id of the format that read it | 识别所用的表式
  table_evidence TEXT NOT NULL, -- JSON array: what the table was rebuilt from | 表格重建依据（JSON 数组）
  places TEXT NOT NULL, -- JSON object, field → places in the source; read it through cell_places | 各字段在原文中的位置（JSON），查询用视图 cell_places
  UNIQUE (sha256, seq)
) STRICT;

CREATE TABLE flag_meanings ( -- Every flag a record can carry | 全部存疑标记及其含义
  flag TEXT PRIMARY KEY, -- machine-readable code | 代码
  en TEXT NOT NULL, -- meaning in English | 英文含义
  zh TEXT NOT NULL -- meaning in Chinese | 中文含义
) STRICT, WITHOUT ROWID;

CREATE TABLE flags ( -- What is uncertain or implausible, one row a flag | 存疑标记，每个一行
  record_id INTEGER NOT NULL REFERENCES records (record_id) ON DELETE CASCADE, -- the form or report | 所属记录
  part TEXT NOT NULL, -- record, or the list it stands in: indicators, scores, budget_lines … | record 为整条记录，否则为所在列表
  seq INTEGER NOT NULL, -- row of that list, 1-based; 0 for the record itself | 列表中的行号，从 1 起；整条记录为 0
  position INTEGER NOT NULL, -- order of the flags of one row | 同一行内的次序
  flag TEXT NOT NULL REFERENCES flag_meanings (flag), -- code, see flag_meanings | 代码，见 flag_meanings
  PRIMARY KEY (record_id, part, seq, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX flags_by_flag ON flags (flag);

CREATE TABLE evidence ( -- Why a flag was raised | 标记的依据
  record_id INTEGER NOT NULL REFERENCES records (record_id) ON DELETE CASCADE, -- the form or report | 所属记录
  part TEXT NOT NULL, -- as in flags | 同 flags
  seq INTEGER NOT NULL, -- as in flags | 同 flags
  position INTEGER NOT NULL, -- order within one row | 同一行内的次序
  flag TEXT NOT NULL REFERENCES flag_meanings (flag), -- code, see flag_meanings | 代码，见 flag_meanings
  field TEXT, -- the field it concerns | 相关字段
  note TEXT NOT NULL, -- the figures or texts that contradict each other | 相互矛盾的数字或文字
  PRIMARY KEY (record_id, part, seq, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE data_dictionary ( -- This dictionary: every table, view and column | 数据字典
  object TEXT NOT NULL, -- table, view or search index | 表、视图或检索索引
  position INTEGER NOT NULL, -- 0 for the object itself, then its columns | 0 为对象本身，其后为各列
  "column" TEXT NOT NULL, -- empty for the object itself | 列名；对象本身为空
  type TEXT NOT NULL, -- SQL type; table, view or search index for the object itself | 类型
  en TEXT NOT NULL, -- meaning in English | 英文含义
  zh TEXT NOT NULL, -- meaning in Chinese | 中文含义
  UNIQUE (object, position)
) STRICT;
`;
