import { browserPath, launch, open, ways } from './fixtures/browser.ts';
import { builtForTests } from './fixtures/built.ts';
import { timeKeys } from './fixtures/keystrokes.ts';
import { screens } from './fixtures/screens.ts';
import { startFakeHouse } from './fixtures/server.ts';
import { walk } from './fixtures/walk.ts';

/** Walks every screen in both languages, both lights and both widths; one line each, a non-zero exit for any fault. */
if (browserPath === undefined) {
  console.log('skipped: no Chromium at CHROMIUM or /usr/bin/chromium');
  process.exit(0);
}
const house = await startFakeHouse(builtForTests());
await builtForTests();
const browser = await launch();
let faults = 0;
for (const screen of screens) {
  for (const way of ways) {
    const found = await walk(browser, house.origin, screen, way);
    faults += found.length;
    console.log(
      `${screen.name.padEnd(16)} ${way.language.padEnd(5)} ${way.scheme.padEnd(5)} ${way.width}  ${found.length} faults`,
    );
    for (const line of found) console.log(`    ${line}`);
  }
}

/** A key must be answered within this time, in milliseconds; the median counts, because other work shares the machine. */
const keyLimit = 50;
for (const [name, path, field] of [
  ['narrow inpatients', '/', 'main section input'],
  ['find patients', '/patients', '#patients-search'],
] as const) {
  const { page, context } = await open(browser, house.origin, path, {
    language: 'zh-CN',
    scheme: 'light',
    width: 1280,
  });
  await page.locator(field).focus();
  const took = await timeKeys(page, 'wang xiulan wang xiulan');
  const median = took[Math.floor(took.length / 2)] ?? Infinity;
  if (median > keyLimit) faults += 1;
  console.log(
    `${name}: a key takes ${median.toFixed(0)} ms (median of ${took.length}, slowest ${took.at(-1)?.toFixed(0)}), limit ${keyLimit}`,
  );
  await context.close();
}
await browser.close();
await house.close();
console.log(
  `${faults} faults in ${screens.length * ways.length} walks: WCAG 2.2 A and AA, CSP, thrown errors, sideways scroll`,
);
process.exitCode = faults === 0 ? 0 : 1;
