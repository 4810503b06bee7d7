import { Refusal } from '#kernel';

export const keysNotThere = (folder: string): Refusal =>
  new Refusal('unavailable', 'archive/keys-not-there', {
    'zh-CN': `${folder} 中没有密钥:归档不含主密钥,请先复制原数据文件夹的 keys`,
    en: `There are no keys in ${folder}: the archive has no master key, so first copy the folder keys of the old data folder`,
  });

export const otherKeys = (folder: string): Refusal =>
  new Refusal('conflict', 'archive/other-keys', {
    'zh-CN': `${folder} 中的密钥打不开此归档;请复制原数据文件夹的 keys`,
    en: `The keys in ${folder} do not open this archive: copy the folder keys of the old data folder`,
  });

export const otherMode = (folder: string, mode: string): Refusal =>
  new Refusal('conflict', 'archive/other-mode', {
    'zh-CN': `归档来自${mode === 'demo' ? '演示医院' : '正式医院'},与 ${folder} 不符;请选择新的数据文件夹`,
    en: `The archive is of a ${mode === 'demo' ? 'demo hospital' : 'real hospital'}, which ${folder} is not: choose a new data folder`,
  });
