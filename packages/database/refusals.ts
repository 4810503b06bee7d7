import { Refusal } from '#kernel';

/** The platform has no bundled database. */
export const noBinaries = (platform: string): Refusal =>
  new Refusal('unavailable', 'database/no-binaries', {
    'zh-CN': `没有适用于 ${platform} 的内置 PostgreSQL;请运行 npm ci,或用 DATABASE_URL 指定外部数据库`,
    en: `No bundled PostgreSQL for ${platform}: run npm ci, or name an external one by DATABASE_URL`,
  });

/** The binaries are there but do not run. */
export const binariesDoNotRun = (reason: string): Refusal =>
  new Refusal('unavailable', 'database/binaries-do-not-run', {
    'zh-CN': `内置 PostgreSQL 无法运行:${reason};可用 DATABASE_URL 指定外部数据库`,
    en: `The bundled PostgreSQL does not run: ${reason}; an external one can be named by DATABASE_URL`,
  });

/** Neither the data folder nor any folder of the system can be reached by the database's user. */
export const noReachableFolder = (user: string, tried: readonly string[]): Refusal =>
  new Refusal('unavailable', 'database/no-reachable-folder', {
    'zh-CN': `数据库用户 ${user} 无法进入以下任何文件夹:${tried.join(', ')};请把 SUWEN_DATA 设到它能进入的地方`,
    en: `The database's user ${user} can enter none of ${tried.join(', ')}: set SUWEN_DATA to a folder that it can`,
  });

/** The data folder points to a cluster that is not there: never answered by an empty database. */
export const clusterMissing = (cluster: string, pointer: string): Refusal =>
  new Refusal('unavailable', 'database/cluster-missing', {
    'zh-CN': `${pointer} 指明数据库在 ${cluster},但那里没有;请恢复该文件夹,不会新建空库代替`,
    en: `${pointer} says that the database lies in ${cluster}, but it does not: restore it; no empty one takes its place`,
  });

/** initdb said no. */
export const notInitialised = (reason: string): Refusal =>
  new Refusal('unavailable', 'database/not-initialised', {
    'zh-CN': `无法建立数据库:${reason}`,
    en: `The database could not be made: ${reason}`,
  });

/** Not enough room to start without the risk of stopping in the middle; sizes in MiB. */
export const diskFull = (folder: string, free: number, needed: number): Refusal =>
  new Refusal('unavailable', 'database/disk-full', {
    'zh-CN': `磁盘已满:${folder} 剩余 ${free} MB,启动至少需要 ${needed} MB。没有数据丢失;请腾出空间后再启动`,
    en: `The disk is full: ${folder} has ${free} MB left and a start needs ${needed} MB. Nothing is lost: make room, then start again`,
  });

/** The database ended while it started; the reason is from its log. */
export const didNotStart = (reason: string, log: string): Refusal =>
  new Refusal('unavailable', 'database/did-not-start', {
    'zh-CN': `数据库没有启动:${reason}(详见 ${log})`,
    en: `The database did not start: ${reason} (see ${log})`,
  });

/** The cluster was made by another major version, which these binaries cannot read. */
export const otherVersion = (found: string, ours: string): Refusal =>
  new Refusal('unavailable', 'database/other-version', {
    'zh-CN': `数据文件夹属于 PostgreSQL ${found},本程序带的是 ${ours};请用原版本 npm run export-all 导出,再 import-all 导入`,
    en: `The data folder is of PostgreSQL ${found}, this program brings ${ours}: npm run export-all by the old one, then import-all`,
  });

/** Somebody else runs on this folder. */
export const folderInUse = (folder: string, holder: string): Refusal =>
  new Refusal('conflict', 'database/folder-in-use', {
    'zh-CN': `${folder} 正由另一个进程使用:${holder};请先停止它,或用 SUWEN_DATA 另选文件夹`,
    en: `${folder} is in use by ${holder}: stop that first, or choose another folder by SUWEN_DATA`,
  });

/** An orphaned server did not stop. */
export const orphanDoesNotStop = (pid: number): Refusal =>
  new Refusal('unavailable', 'database/orphan-does-not-stop', {
    'zh-CN': `上次留下的数据库进程 ${pid} 无法停止`,
    en: `The database process ${pid} left by an earlier run does not stop`,
  });
