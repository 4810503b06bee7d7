/** Shown while the first build runs, in both languages; it asks again by itself, without a script or a style. */
export const buildingPage: string = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="refresh" content="2">
    <title>素问 Suwen</title>
  </head>
  <body>
    <main>
      <h1>素问 Suwen</h1>
      <p>正在准备页面，通常不到一分钟，好了会自动打开。接口 <code>/fhir/R4</code> 已经可用。</p>
      <p lang="en">The pages are being prepared, usually in less than a minute; they open by themselves. The API at <code>/fhir/R4</code> already answers.</p>
    </main>
  </body>
</html>
`;

/** Shown when the build failed; the reason stands in the log of the server, not on the screen. */
export const failedPage: string = buildingPage
  .replace('    <meta http-equiv="refresh" content="2">\n', '')
  .replace('正在准备页面，通常不到一分钟，好了会自动打开。', '页面没能准备好，原因在服务器的日志里。')
  .replace(
    'The pages are being prepared, usually in less than a minute; they open by themselves.',
    'The pages could not be prepared; the reason is in the log of the server.',
  );
