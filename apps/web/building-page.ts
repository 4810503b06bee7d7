/** Where the script of the waiting page is served while the first build runs. */
export const buildingScriptPath = '/building.js';

/** Asks every second whether the build is done and opens the page then; nothing blinks meanwhile (WCAG 2.2.1 has no timed refresh). */
export const buildingScript: string = `setInterval(async () => {
  const { status } = await fetch(location.href, { method: 'HEAD', headers: { accept: 'text/html' } }).catch(() => ({ status: 503 }));
  if (status !== 503) location.reload();
}, 1000);
`;

const page = (chinese: string, english: string, script: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>素问 Suwen</title>${script}
  </head>
  <body>
    <main>
      <h1>素问 Suwen</h1>
      <p>${chinese}接口 <code>/fhir/R4</code> 已经可用。</p>
      <p lang="en">${english} The API at <code>/fhir/R4</code> already answers.</p>
      <p><a href="">重新载入 <span lang="en">Reload</span></a></p>
    </main>
  </body>
</html>
`;

/** Shown while the first build runs, in both languages, without an inline script or style. */
export const buildingPage: string = page(
  '正在准备页面，通常不到一分钟，好了会自动打开。',
  'The pages are being prepared, usually in less than a minute; they open by themselves.',
  `\n    <script src="${buildingScriptPath}" defer></script>`,
);

/** Shown when the build failed; the reason stands in the log of the server, not on the screen. */
export const failedPage: string = page(
  '页面没能准备好，原因在服务器的日志里。',
  'The pages could not be prepared; the reason is in the log of the server.',
  '',
);
