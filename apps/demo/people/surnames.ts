/** A surname with its reading as a name; weight is roughly its share in a thousand. */
export interface Surname {
  readonly characters: string;
  readonly pinyin: string;
  readonly weight: number;
}

const COMMON =
  '王 Wang 75 李 Li 74 张 Zhang 68 刘 Liu 52 陈 Chen 48 杨 Yang 31 黄 Huang 24 赵 Zhao 22 吴 Wu 21 周 Zhou 20 徐 Xu 16 ' +
  '孙 Sun 15 马 Ma 14 朱 Zhu 13 胡 Hu 13 郭 Guo 12 何 He 12 林 Lin 12 高 Gao 11 罗 Luo 11 郑 Zheng 10 梁 Liang 9 谢 Xie 8 ' +
  '宋 Song 8 唐 Tang 7 许 Xu 7 韩 Han 7 邓 Deng 7 冯 Feng 7 曹 Cao 6 彭 Peng 6 曾 Zeng 6 萧 Xiao 4 田 Tian 5 董 Dong 5 ' +
  '潘 Pan 5 袁 Yuan 5 蔡 Cai 5 蒋 Jiang 5 余 Yu 5 于 Yu 5 杜 Du 5 叶 Ye 5 程 Cheng 5 魏 Wei 5 苏 Su 4 吕 Lü 4 丁 Ding 4 ' +
  '任 Ren 4 卢 Lu 4 姚 Yao 4 沈 Shen 4 钟 Zhong 4 姜 Jiang 4 崔 Cui 4 谭 Tan 4 陆 Lu 4 范 Fan 4 汪 Wang 4 廖 Liao 4 ' +
  '石 Shi 3 金 Jin 3 韦 Wei 3 贾 Jia 3 夏 Xia 3 付 Fu 3 方 Fang 3 邹 Zou 3 熊 Xiong 3 白 Bai 3 孟 Meng 3 秦 Qin 3 ' +
  '邱 Qiu 3 侯 Hou 3 江 Jiang 3 尹 Yin 3 薛 Xue 3 闫 Yan 3 段 Duan 2 雷 Lei 2 龙 Long 2 史 Shi 2 陶 Tao 2 贺 He 2 ' +
  '毛 Mao 2 郝 Hao 2 顾 Gu 2 龚 Gong 2 邵 Shao 2 万 Wan 2 覃 Qin 2 武 Wu 2 钱 Qian 2 戴 Dai 2 严 Yan 2 莫 Mo 2 孔 Kong 2 ' +
  '向 Xiang 2 常 Chang 2 汤 Tang 2 温 Wen 2 康 Kang 2 施 Shi 2 文 Wen 2 牛 Niu 2 樊 Fan 2 葛 Ge 2 邢 Xing 2';

/** Read otherwise as a surname than as a word, and surnames of two characters. */
const SPECIAL =
  '单 Shan 2 仇 Qiu 2 解 Xie 2 查 Zha 2 区 Ou 1 尉迟 Yuchi 1 欧阳 Ouyang 3 司马 Sima 1 上官 Shangguan 1 诸葛 Zhuge 1 ' +
  '夏侯 Xiahou 1 皇甫 Huangfu 1 令狐 Linghu 1 慕容 Murong 1 司徒 Situ 1 长孙 Zhangsun 1 乐 Yue 1 盖 Ge 1 缪 Miao 1 朴 Piao 1';

/** The surnames of the demo, common and special. */
export function listSurnames(): readonly Surname[] {
  return `${COMMON} ${SPECIAL}`.split(' ').reduce<Surname[]>((list, word, index, words) => {
    if (index % 3 === 0) {
      list.push({ characters: word, pinyin: words[index + 1] ?? '', weight: Number(words[index + 2]) });
    }
    return list;
  }, []);
}
