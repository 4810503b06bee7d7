import type { Words } from '#kernel';
import type { Configuration } from './configuration.ts';
import type { Leftover } from './orphan.ts';

/** What an earlier run left behind; undefined when there is nothing to say. */
export const leftover = (what: Leftover): Words | undefined =>
  ({
    nothing: undefined,
    server: {
      'zh-CN': '上次运行留下的数据库已停止,现在重新启动',
      en: 'The database that an earlier run left behind was stopped and starts again',
    },
    sessions: {
      'zh-CN': '上次运行的数据库被强行终止,剩余会话已结束,现在恢复',
      en: "An earlier run's database was killed; its last sessions were ended and it recovers now",
    },
    'stale-file': {
      'zh-CN': '上次运行被强行终止,数据库现在恢复',
      en: 'An earlier run was killed; the database recovers now',
    },
  })[what];

/** The database went away under us. */
export const endedByItself = (): Words => ({
  'zh-CN': '数据库意外停止,正在重新启动',
  en: 'The database ended unexpectedly and is started again',
});

/** It is back. */
export const startedAgain = (pid: number): Words => ({
  'zh-CN': `数据库已恢复(进程 ${pid})`,
  en: `The database is back (process ${pid})`,
});

/** The settings that depend on the machine. */
export const configured = ({ connections, sharedBuffersMB, maxWalMB, listen, fsync }: Configuration): Words => {
  const door = 'socket' in listen ? listen.socket : `127.0.0.1:${listen.loopback}`;
  const facts = `shared_buffers ${sharedBuffersMB} MB, max_connections ${connections}, max_wal_size ${maxWalMB} MB, fsync ${fsync ? 'on' : 'off'}, ${door}`;
  return { 'zh-CN': `数据库:${facts}`, en: `Database: ${facts}` };
};
