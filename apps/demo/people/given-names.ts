/** A syllable of a given name. */
export interface Syllable {
  readonly character: string;
  readonly pinyin: string;
}

/** Who carries a name: fashions change with the decade of birth. */
export interface Bearer {
  readonly male: boolean;
  readonly birthYear: number;
}

const OLD_MEN =
  '建 jian 国 guo 德 de 福 fu 贵 gui 富 fu 大 da 有 you 长 chang 根 gen 宝 bao 庆 qing 胜 sheng 祥 xiang 明 ming 志 zhi 文 wen 忠 zhong 顺 shun 林 lin 生 sheng 发 fa 山 shan 海 hai 金 jin 荣 rong';
const OLD_WOMEN =
  '秀 xiu 兰 lan 英 ying 桂 gui 芳 fang 珍 zhen 玉 yu 凤 feng 淑 shu 素 su 翠 cui 花 hua 莲 lian 琴 qin 云 yun 霞 xia 香 xiang 梅 mei 菊 ju 贞 zhen 美 mei 爱 ai 惠 hui 金 jin 荣 rong';
const MEN =
  '伟 wei 强 qiang 军 jun 勇 yong 杰 jie 涛 tao 斌 bin 波 bo 辉 hui 刚 gang 鹏 peng 飞 fei 磊 lei 超 chao 浩 hao 亮 liang 俊 jun 峰 feng 旭 xu 毅 yi 凯 kai 宇 yu 健 jian 龙 long 博 bo 宁 ning';
const WOMEN =
  '静 jing 敏 min 丽 li 娟 juan 艳 yan 燕 yan 红 hong 玲 ling 婷 ting 雪 xue 慧 hui 倩 qian 颖 ying 琳 lin 莉 li 洁 jie 萍 ping 晶 jing 蕾 lei 薇 wei 佳 jia 悦 yue 璐 lu 瑶 yao 晓 xiao 丹 dan';
const BOYS =
  '子 zi 轩 xuan 梓 zi 宇 yu 浩 hao 然 ran 皓 hao 睿 rui 泽 ze 辰 chen 沐 mu 阳 yang 奕 yi 逸 yi 嘉 jia 铭 ming 煜 yu 祺 qi 航 hang 晨 chen 一 yi 诺 nuo 景 jing 行 xing';
const GIRLS =
  '梓 zi 涵 han 欣 xin 怡 yi 诗 shi 雨 yu 萱 xuan 可 ke 馨 xin 思 si 琪 qi 语 yu 嫣 yan 若 ruo 汐 xi 依 yi 诺 nuo 念 nian 安 an 芷 zhi 晴 qing 沐 mu 知 zhi 夏 xia';

/** The syllables that parents chose for such a child. */
export function syllablesFor({ male, birthYear }: Bearer): readonly Syllable[] {
  if (birthYear < 1968) return parse(male ? OLD_MEN : OLD_WOMEN);
  if (birthYear < 2004) return parse(male ? MEN : WOMEN);
  return parse(male ? BOYS : GIRLS);
}

/** Characters beyond the Basic Multilingual Plane or outside old fonts, which real names hold (GB 18030-2022). */
export const RARE_SYLLABLES: readonly Syllable[] = [
  { character: '𠮷', pinyin: 'ji' },
  { character: '䶮', pinyin: 'yan' },
  { character: '𬱖', pinyin: 'di' },
  { character: '㛃', pinyin: 'jie' },
  { character: '𬭎', pinyin: 'hong' },
  { character: '𤧛', pinyin: 'ti' },
];

const parse = (words: string): readonly Syllable[] =>
  words.split(' ').reduce<Syllable[]>((list, word, index, all) => {
    if (index % 2 === 0) list.push({ character: word, pinyin: all[index + 1] ?? '' });
    return list;
  }, []);
