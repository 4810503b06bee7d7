import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { browserPath, judge, launch, open, ways, type Way } from './fixtures/browser.ts';
import { builtForTests } from './fixtures/built.ts';
import { screens } from './fixtures/screens.ts';
import { startFakeHouse, ticket, token, type FakeHouse, type Trouble } from './fixtures/server.ts';
import { walk } from './fixtures/walk.ts';
import { kilobytes, watchScripts } from './fixtures/weights.ts';

const skip = browserPath === undefined && 'skipped: no Chromium at CHROMIUM or /usr/bin/chromium';

/** Kilobytes of gzip JavaScript: before the first screen, and for each further page. */
const budget = { first: 230, further: 60 };

const plain: Way = { language: 'zh-CN', scheme: 'light', width: 1280 };

/** Presses keys until the address fits: on a busy machine the two keys of a sequence may lie too far apart. */
async function pressUntil(page: Page, keys: readonly string[], address: RegExp): Promise<void> {
  for (let round = 0; round < 20 && !address.test(page.url()); round += 1) {
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(200);
  }
  assert.match(page.url(), address);
}

suite('the screens', { skip, concurrency: 3 }, () => {
  let browser: Browser;
  let house: FakeHouse;
  const trouble: Trouble = {};
  before(async () => {
    house = await startFakeHouse(builtForTests(), trouble);
    await builtForTests();
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await house.close();
  });

  for (const [at, screen] of screens.entries()) {
    // A rotation that meets each language, light and width over neighbouring screens; `screens.prove.ts` walks all eight.
    const way = ways[(at * 3) % ways.length] ?? plain;
    test(`${screen.name} in ${way.language}, ${way.scheme}, ${way.width} px keeps WCAG 2.2 AA and the CSP`, async () => {
      assert.deepEqual(await walk(browser, house.origin, screen, way), []);
    });
  }

  test('the page shown while the first build runs opens the app by itself, and has no fault meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<{ readonly folder: string }>();
    const other = await startFakeHouse(promise, {}, new Date(), false);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(other.origin);
    await page.getByText('正在准备页面').waitFor();
    assert.deepEqual((await judge(page)).broken, []);
    resolve(await builtForTests());
    await page.locator('input[name=token]').waitFor();
    await context.close();
    await other.close();
  });

  test('planted faults are found: pale text, a small button, an inline script', async () => {
    const { page, context, faults } = await open(browser, house.origin, '/', plain);
    await page.evaluate(() => {
      const box = document.body.appendChild(document.createElement('div'));
      Object.assign(box.style, {
        position: 'fixed',
        top: '200px',
        left: '700px',
        display: 'flex',
        background: '#fff',
        zIndex: '9',
      });
      const text = box.appendChild(document.createElement('p'));
      text.textContent = 'pale';
      text.style.color = '#aaa';
      for (const label of ['x', 'y']) {
        const button = box.appendChild(document.createElement('button'));
        button.ariaLabel = label;
        Object.assign(button.style, { width: '8px', height: '8px', background: '#000' });
      }
      document.body.appendChild(document.createElement('style')).textContent = 'p { color: red }';
    });
    const { broken } = await judge(page);
    await context.close();
    for (const rule of ['color-contrast', 'target-size'])
      assert.ok(
        broken.some((line) => line.startsWith(rule)),
        rule,
      );
    assert.ok(
      faults.some((line) => line.startsWith('csp')),
      'an inline style is a violation',
    );
  });

  test('the first screen and each further page keep their weight', async () => {
    const { folder } = await builtForTests();
    const { page, context } = await open(browser, house.origin, '/sign-in', plain, false);
    await context.request.post(`${house.origin}/session`, { data: { token } });
    const sizes = watchScripts(page, folder);
    const load = async (path: string): Promise<number> => {
      const before = new Set(sizes.keys());
      await page.goto(house.origin + path, { waitUntil: 'networkidle' });
      return kilobytes([...sizes].filter(([name]) => !before.has(name)).map(([, size]) => size));
    };
    const weights = {
      home: await load('/'),
      patients: await load('/patients'),
      patient: await load('/patients/wang-xiulan'),
    };
    await context.close();
    assert.ok(weights.home > 50 && weights.home <= budget.first, `home ${weights.home.toFixed(1)} KB`);
    assert.ok(weights.patients > 0 && weights.patients <= budget.further, `patients ${weights.patients.toFixed(1)} KB`);
    assert.ok(weights.patient > 0 && weights.patient <= budget.further, `patient ${weights.patient.toFixed(1)} KB`);
  });

  test('our own texts are drawn from the one preloaded slice, a name from the slices of the typeface', async () => {
    const { page, context, faults } = await open(browser, house.origin, '/patients', plain);
    const loaded = await page.evaluate(() => {
      const faces = [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family.replaceAll('"', ''));
      const ahead = [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=font]')].map(
        ({ href }) => href,
      );
      const fetched = performance.getEntriesByType('resource').filter(({ name }) => ahead.includes(name)).length;
      return { families: [...new Set(faces)].toSorted(), fetched };
    });
    await context.close();
    assert.deepEqual(loaded, {
      families: ['IBM Plex Sans Variable', 'Noto Sans SC Variable', 'Suwen Words'],
      fetched: 1,
    });
    assert.deepEqual(faults, []);
  });

  test('everything is reached by keyboard: palette, jumps, records, and the focus is always seen', async () => {
    const { page, context } = await open(browser, house.origin, '/', plain);
    await pressUntil(page, ['g', 'p'], /\/patients$/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('wx');
    await page.locator('dialog [role=option][aria-selected=true]').getByText('王秀兰').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/patients/wang-xiulan');
    await page.locator('[data-view=timeline] article').first().waitFor();
    await pressUntil(page, ['j'], /record=/);
    await page.locator('[data-view=work] article').waitFor();
    await page.keyboard.press('f');
    await page.locator('[data-view=work] table').waitFor();
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return true;
        const own = getComputedStyle(focused);
        const beside = focused.nextElementSibling && getComputedStyle(focused.nextElementSibling);
        return own.outlineStyle !== 'none' || beside?.outlineStyle !== 'none' || own.boxShadow !== 'none';
      });
      assert.ok(
        seen,
        `focus ${step} is not seen: ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))}`,
      );
    }
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await context.close();
  });

  test('letter keys can be switched off, and stay off', async () => {
    const { page, context } = await open(browser, house.origin, '/', plain);
    await page.keyboard.press('?');
    await page.locator('dialog input[type=checkbox]').uncheck();
    await page.keyboard.press('Escape');
    await page.reload({ waitUntil: 'networkidle' });
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    assert.equal(new URL(page.url()).pathname, '/');
    await page.keyboard.press('Control+k');
    await page.locator('dialog[open]').waitFor();
    await context.close();
  });

  test('a one-time link signs in, leaves the address at once, and works once; storage holds nothing of it', async () => {
    const { page, context } = await open(browser, house.origin, `/sign-in?ticket=${ticket}`, plain, false);
    await page.locator('main h1').getByText('不能等').waitFor();
    assert.equal(page.url(), `${house.origin}/`);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    assert.ok(!kept.includes(ticket) && !kept.includes('suwen=1'), kept);
    await context.clearCookies();
    await page.goto(`${house.origin}/sign-in?ticket=${ticket}`);
    await page.getByText('这个链接用过了或已过期').waitFor();
    await context.close();
  });

  test('a token signs in, a wrong one is refused in words', async () => {
    const { page, context } = await open(browser, house.origin, '/patients', { ...plain, language: 'en' }, false);
    await page.locator('input[name=token]').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The token was not accepted').waitFor();
    await page.locator('input[name=token]').fill(token);
    await page.keyboard.press('Enter');
    await page.locator('nav a[aria-current=page]').waitFor();
    await context.close();
  });

  test('language and light are switched without a reload, and kept', async () => {
    const { page, context } = await open(browser, house.origin, '/', plain);
    await page.locator('header button[aria-expanded]').click();
    await page.getByLabel('English').check();
    await page.getByLabel('Dark').check();
    await page.reload({ waitUntil: 'networkidle' });
    const state = await page.evaluate(() => [
      document.documentElement.lang,
      document.documentElement.dataset['mantineColorScheme'],
      Object.keys(localStorage).toSorted(),
    ]);
    assert.deepEqual(state, ['en', 'dark', ['suwen.language', 'suwen.scheme']]);
    await context.close();
  });

  test('a kind that the role may not see is refused by name, the rest is shown', async () => {
    const other = await startFakeHouse(builtForTests(), { forbidden: ['AllergyIntolerance', 'Composition'] });
    const { page, context } = await open(browser, other.origin, '/patients/wang-xiulan', plain);
    await page.locator('[data-view=summary]').getByText('您的岗位不能看这一项').waitFor();
    await page.getByText('没能载入：病程 (access/role)').waitFor();
    assert.ok((await page.locator('[data-view=timeline] article').count()) > 10);
    assert.ok(await page.locator('section[aria-label=患者]').getByText('不能查看').isVisible());
    await context.close();
    await other.close();
  });

  test('a store without `interpretation` is looked through by reading; what cannot be refreshed keeps its time', async () => {
    const failing: Trouble = { noInterpretation: true };
    const other = await startFakeHouse(builtForTests(), failing);
    const { page, context } = await open(browser, other.origin, '/sign-in', plain);
    await page.clock.install();
    await page.goto(`${other.origin}/`);
    await page.locator('h1').getByText('四件事不能等').waitFor();
    await page.getByText('查了近 24 小时全部 38 条结果').waitFor();
    await page.locator('table tbody tr').first().waitFor();
    failing.failing = 503;
    await page.clock.fastForward(61_000);
    await page.getByText('没能更新，这是').nth(1).waitFor();
    assert.ok((await page.locator('table tbody tr').count()) > 10, 'the list keeps what it had');
    failing.failing = undefined;
    await page.clock.fastForward(61_000);
    await page.getByText('没能更新，这是').first().waitFor({ state: 'detached' });
    await context.close();
    await other.close();
  });

  test('a busy server is named, and asked again on request', async () => {
    const failing: Trouble = { failing: 503 };
    const other = await startFakeHouse(builtForTests(), failing);
    const { page, context } = await open(browser, other.origin, '/patients', plain);
    await page.getByText('服务器正忙').first().waitFor();
    failing.failing = undefined;
    await page.getByRole('button', { name: '再试' }).click();
    await page.locator('table tbody tr').first().waitFor();
    await context.close();
    await other.close();
  });
});
