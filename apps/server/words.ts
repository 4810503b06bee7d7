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

/** The demo hospital is not whole yet. */
export const demoFills = (done: number, total: number | undefined): Words =>
  total === undefined
    ? { 'zh-CN': '演示医院正在填充', en: 'The demo hospital is being filled' }
    : { 'zh-CN': `演示医院正在填充:${done} / ${total}`, en: `The demo hospital is being filled: ${done} of ${total}` };

/** How a person signs in. */
export const invitation = (who: Words, link: string): Words => ({
  'zh-CN': `${who['zh-CN']}登录(链接一小时内用一次):${link}`,
  en: `${who.en} signs in (once, within an hour): ${link}`,
});

/** How a program asks. */
export const forCurl = (address: string, token: string): Words => ({
  'zh-CN': `程序访问:curl -H 'Authorization: Bearer ${token}' '${address}/fhir/R4/Patient?_count=1'`,
  en: 'For programs: the curl line beside; npm run token -- --role ROLE prints further tokens',
});

/** The staff app was built. */
export const webBuilt = (seconds: number): Words => ({
  'zh-CN': `网页已构建(${seconds.toFixed(1)} 秒)`,
  en: `The web pages were built (${seconds.toFixed(1)} s)`,
});

/** The staff app could not be built; the API answers all the same. */
export const webFailed = (reason: string): Words => ({
  'zh-CN': `网页构建失败,接口照常工作:${reason}`,
  en: `The web pages could not be built; the API works all the same: ${reason}`,
});
