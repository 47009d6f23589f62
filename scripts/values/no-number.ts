/** Cells that hold no number, though many hold digits or numerals: each belongs to a name or a word. */
const adverbs = "及时 按期 有效 持续 显著 进一步 全面 统一 一次性 稳步 不断 逐步 切实 十分 一律 一并 基本 高效".split(" ");
const verbs = "完成 提升 提高 改善 保障 推进 落实 优化 规范 促进 维护 加强 实现 满足".split(" ");
const objects =
  "第三方评估 双随机一公开 三公经费管理 一网通办服务 统一平台建设 二维码应用 “十四五”规划任务 四好农村路建设 五保户供养 三级等保测评 一线职工权益 12345热线服务 GB/T 19001-2016认证 V2.0系统运行 5G网络建设 PM2.5治理 A4纸张管理 两岸交流 九年义务教育均衡 三农工作 第十四届全运会筹备 《2025年工作要点》任务 津财〔2023〕12号文件要求 ISO9001体系 B2B业务 3D打印能力 4K超高清播出 12333咨询服务 7×24小时值守 IPv6改造 八项规定精神 一老一小服务 群众满意度 服务水平 公共安全 生态环境质量 居民生活条件 营商环境".split(
    " ",
  );

export function* textsWithoutNumber(count: number): Generator<string> {
  let made = 0;
  for (const adverb of adverbs)
    for (const verb of verbs)
      for (const object of objects) {
        if (made++ >= count * STRIDE) return;
        if (made % STRIDE === 0) yield adverb + verb + object;
      }
}

/** Coprime to the lengths of the lists, so that every word comes up. */
const STRIDE = 7;
