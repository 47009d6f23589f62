import type { Language } from "./index.ts";

/**
 * A reason inside a failure, in the operator's language. What is the program's own is a line of the table below; what a library
 * or the system said stays as it was said. Records and JSON have the English text.
 */
export function reasonIn(language: Language, reason: string): string {
  if (language === "en") return reason;
  for (const [pattern, zh] of ours) if (pattern.test(reason)) return reason.replace(pattern, zh);
  return reason;
}

/** The program's own words in `reason`, `advice` and `format`, one line each. Each pattern takes the whole text. */
const ours: readonly (readonly [pattern: RegExp, zh: string])[] = [
  // what a reader says of a file
  [/^neither PDF, Word, workbook, image nor readable text$/, "不是 PDF、Word、工作簿、图像或可读文本"],
  [/^a container without a Word document or workbook \((\d+) entries\)$/, "容器中没有 Word 文档或工作簿（共 $1 项）"],
  [/^a scanned PDF without text \(扫描件\)$/, "没有文本的扫描 PDF"],
  [/^a Word document of pictures without text \(图片文档\)$/, "只有图片、没有文本的 Word 文档"],
  [/^legacy Word \(\.doc\)$/, "旧版 Word（.doc）"], // as versions before 0.2 stored it
  [/^legacy Excel \(\.xls\)$/, "旧版 Excel（.xls）"],
  [/^Word older than Word 97 \(\.doc\)$/, "早于 Word 97 的文件（.doc）"],
  [/^a workbook older than Excel 5 \(\.xls\)$/, "早于 Excel 5 的工作簿（.xls）"],
  [/^Excel binary \(\.xlsb\)$/, "Excel 二进制工作簿（.xlsb）"],
  [/^legacy PowerPoint \(\.ppt\)$/, "旧版 PowerPoint（.ppt）"],
  [/^an Outlook message \(\.msg\)$/, "Outlook 邮件（.msg）"],
  [/^a legacy Office file of macros only \(仅含宏\)$/, "仅含宏的旧版 Office 文件"],
  [/^a legacy Office file$/, "旧版 Office 文件"],
  [/^Word XML \(a package in one file\)$/, "单文件 Word XML"],
  [/^an e-mail or saved page without HTML \(MHT\)$/, "没有网页内容的邮件或 MHT 文件"],
  [/^compound file \(复合文档\): (.*)$/s, "复合文档：$1"],
  [/^its sheets hold no cell with a text, but (.*)$/s, "工作表中没有文本单元格，只有 $1"],
  [/^more than (\d+) (?:blank )?cells in the workbook$/, "工作簿中的单元格超过 $1 个"],
  [/^more than (\d+) sheets in the workbook$/, "工作簿中的工作表超过 $1 张"],
  [/^more than (\d+) merged ranges in the workbook$/, "工作簿中的合并区域超过 $1 个"],
  [/^its merged ranges reach over too many rows$/, "合并区域跨越的行数过多"],
  [/^(\S+): the part is missing$/, "$1：缺少该部件"],
  [/^(.*) did not convert it: (.*)$/s, "$1 未能转换：$2"],
  [/^its pages have marks, and none could be read as text$/, "页面上有内容，但都无法识别为文字"],
  [/^nothing could be read: (.*)$/s, "没有任何内容能读取：$1"],
  [/^it is nested too deeply \(嵌套过深\)$/, "嵌套过深"],
  [/^it needs too much memory \(内存不足\)$/, "内存不足"],
  [/^its structure is not what its format requires \(文件内部结构不符合格式\)$/, "文件内部结构不符合格式"],
  // limits
  [/^(\d+) × (\d+) pixels; at most (\d+) are read$/, "$1 × $2 像素，最多读取 $3 像素"],
  [/^(\d+) × (\d+) pixels of (\d+) bits; at most (\d+) MB are decoded$/, "$1 × $2 像素、每像素 $3 位，解码最多 $4 MB"],
  [/^(\d+) × (\d+) pixels in a JPEG stream; at most (\d+) MB are decoded$/, "JPEG 数据 $1 × $2 像素，解码最多 $3 MB"],
  [/^a page is cut off: the file has less bytes than its picture$/, "页面被截断：文件小于其图像"],
  [/^(\d+) pages; at most (\d+) are read$/, "共 $1 页，最多读取 $2 页"],
  [/^more than (\d+) indicators in one table$/, "一张表中的指标超过 $1 个"],
  [/^more than (\d+) entries in the container$/, "容器中超过 $1 项"],
  [/^its content inflates to more than (\d+) MB$/, "解压后超过 $1 MB"],
  [/^([\d.]+ MB) \(limit ([\d.]+ MB)\)$/, "$1（上限 $2）"],
  [/^more than ([\d.]+ MB) once inflated$/, "解压后超过 $1"],
  [/^its archive inflates to more than ([\d.]+ MB)$/, "所在压缩包解压后超过 $1"],
  [/^inflates to more than (\d+) times its size$/, "解压后超过原大小的 $1 倍"],
  // archives and folders
  [/^its name leads out of the archive: .*$/s, "条目名称指向压缩包之外"],
  [/^a symbolic link inside an archive$/, "压缩包中的符号链接"],
  [/^ZIP compression method (\d+)$/, "ZIP 压缩方法 $1"],
  [/^a link inside an archive$/, "压缩包中的链接"],
  [/^no file: a link or device inside an archive$/, "压缩包中的链接或设备，不是文件"],
  [/^several entries of this name$/, "压缩包中有多个同名条目"],
  [/^the archive ends inside an entry$/, "压缩包在条目中间中断"],
  [/^the archive ends without its last blocks$/, "压缩包缺少结尾"],
  [/^the header of an entry is damaged$/, "条目头部损坏"],
  [/^its checksum is wrong$/, "校验和不符"],
  [/^it does not exist, or vanished during the import \(文件不存在\)$/, "文件不存在，或在导入期间消失"],
  [/^permission denied \(没有权限\)$/, "没有权限"],
  [/^a loop of symbolic links \(符号链接循环\)$/, "符号链接循环"],
  [/^its path is too long \(路径过长\)$/, "路径过长"],
  [/^the disk reports an error \(磁盘读取错误\)$/, "磁盘读取错误"],
  [/^its archived copy cannot be read; .*$/s, "归档文件无法读取；请运行 `jixiao doctor --verify`，再重新导入原件"],
  [/^its archived copy was altered; .*$/s, "归档文件已被改动；请运行 `jixiao doctor --verify`，再重新导入原件"],
  // what to do
  [/^Save it as PDF or \.docx and import it again\.$/, "请另存为 PDF 或 .docx 后重新导入。"],
  [/^Save it as \.docx or PDF and import it again\.$/, "请另存为 .docx 或 PDF 后重新导入。"],
  [/^Save it as \.xlsx or PDF and import it again\.$/, "请另存为 .xlsx 或 PDF 后重新导入。"],
  [
    /^Open it in a browser or mail program, save it as PDF or \.docx and import that\.$/,
    "请在浏览器或邮件程序中打开，另存为 PDF 或 .docx 后导入。",
  ],
  [/^Save it as PDF and import it again\.$/, "请另存为 PDF 后重新导入。"],
  [/^Recognize its text with an OCR program first, or import the original\.$/, "请先用 OCR 程序识别文字，或导入原件。"],
  [/^Save it as PDF and import that: pages that are pictures are recognized\.$/, "请另存为 PDF 后导入：图片页面会被识别。"],
  [/^Unpack it and import the folder\.$/, "请解压后导入文件夹。"],
  // parsers
  [/^the parser's process answered out of turn$/, "解析进程的应答顺序有误"],
];

/** For the test that compares the table with the source. */
export const ownReasons: readonly RegExp[] = ours.map(([pattern]) => pattern);
