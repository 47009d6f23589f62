import { bareText } from "./text-key.ts";

/** `— 2 —`, `第 3 页 共 9 页`, `12`: what a page's head or foot counts. */
const PAGE_NUMBER = /^[\s—–\-·第页共/\d]+$/;
/** A page's foot for certain, where a number alone might be a cell's text: `— 7 —`, `第 3 页 共 9 页`. */
const PAGE_FOOT = /^\s*(?:[—–-]{1,2}\s*\d{1,4}\s*[—–-]{1,2}|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d{1,4}\s*页)?)\s*$/;
/** 项目绩效目标 and 绩效指标 stand sideways at the form's edge; dumps spell them over several lines. */
const SIDE_LABEL_PIECE = /^(?:项目)?(?:绩效)?(?:目标|指标)?(?:项目)?$/;
/** Labels at a form's edge that cover several rows. */
const SIDE_LABEL =
  /^(?:预算规模及资金用途|(?:本年度|年度|当年|项目|长期)?绩效(?:目标|指标)(?:[（(]\d+分[)）])?|(?:本年度|年度|当年|长期)绩效(?:目标|指标)表|分解目标|年度(?:主要|重点工作)任务|资金管理情况|项目资金(?:[（(].*[)）])?)$/;
/** What stands below a form's last indicator: a note, who filled it in, what an evaluation says of itself (../shared/layouts, 2a). */
const CLOSING =
  /^(?:备?注|说明|填[表报](?:人|单位|日期|时间)|联系(?:人|电话)|(?:审核|负责|经办)人|单位负责人|附件|偏差大或目标未完成原因分析|偏差或不能完成目标原因分析|改进措施及结果应用方案|相关建议或举措|其他需?要?说明的问题|财政部门审核意见)\d*(?:[:：]|$)/;

export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text);
}

export function isPageFoot(line: string): boolean {
  return PAGE_FOOT.test(line);
}

/** Is the text a side label, or a part of one that a dump spelled over several lines? */
export function isSideLabelPiece(text: string): boolean {
  return SIDE_LABEL_PIECE.test(bareText(text));
}

export function isSideLabel(text: string): boolean {
  return SIDE_LABEL.test(bareText(text));
}

export function isClosing(text: string): boolean {
  return CLOSING.test(bareText(text));
}
