/** A total that only the text states: 综合得分92.5分. */
export function totalInProse(prose: readonly string[]): string | null {
  return (
    /(?:总得分|综合得分|总分|评分结果|得分)(?:为|是)?\**([\d.]+)\**分/.exec(prose.join("").replaceAll(/\s+/g, ""))?.[1] ?? null
  );
}

/** 评价结果为优; 绩效等级为“良”. */
export function gradeInProse(prose: readonly string[]): string | null {
  return (
    /(?:评价结果|评价等级|绩效等级|绩效评级|评价级别|等级)(?:为|是|属于|评定为)[“"]?([优良中差])/.exec(
      prose.join("").replaceAll(/[\s*]+/g, ""),
    )?.[1] ?? null
  );
}
