import type { Words } from '#kernel';

/** The wanted port was taken. */
export const otherPort = (wanted: number, port: number): Words => ({
  'zh-CN': `端口 ${wanted} 已被占用,改用 ${port}`,
  en: `Port ${wanted} is taken, ${port} is used instead`,
});

/** A process of ours ended by itself. */
export const childEnded = (name: string, how: string, wait: number): Words => ({
  'zh-CN': `${name} 进程意外结束(${how}),${wait === 0 ? '立即' : `${wait} 毫秒后`}重新启动`,
  en: `The ${name} process ended unexpectedly (${how}) and starts again ${wait === 0 ? 'at once' : `in ${wait} ms`}`,
});

/** The hospital answers. */
export const open = (address: string, milliseconds: number): Words => ({
  'zh-CN': `素问已启动(${(milliseconds / 1000).toFixed(1)} 秒):${address}`,
  en: `Suwen is open (${(milliseconds / 1000).toFixed(1)} s): ${address}`,
});

/** Who can come in from where. */
export const loopbackOnly = (): Words => ({
  'zh-CN': '目前只接受本机连接,网络访问要等安全功能完成',
  en: 'Only this machine can connect for now: the network waits for the security work',
});

/** What the folder is. */
export const folderIs = (mode: 'demo' | 'hospital', folder: string): Words =>
  mode === 'demo'
    ? { 'zh-CN': `演示医院,数据在 ${folder}`, en: `Demo hospital, data in ${folder}` }
    : { 'zh-CN': `正式医院(不含演示数据),数据在 ${folder}`, en: `Hospital without demo data, data in ${folder}` };

/** Schema steps that ran. */
export const migrated = (count: number): Words => ({
  'zh-CN': `已更新数据库结构(${count} 步)`,
  en: `The database schema was brought up to date (${count} steps)`,
});

/** A stop was asked for. */
export const stopping = (): Words => ({ 'zh-CN': '正在停止……', en: 'Stopping …' });

/** All is down. */
export const stopped = (): Words => ({ 'zh-CN': '已停止', en: 'Stopped' });
