import { type HostSettings, IMMUTABLE, REVALIDATE } from '../host-settings.ts';

/** A part of an nginx `server` block. */
export function nginxFile({ base, headers, immutable, redirects }: HostSettings): string {
  const fields = { ...headers, 'Cache-Control': '$guide_caching' };
  return `# 把网站放到 root 下的 ${base}，再在 server { } 里 include 这个文件。
location ${base} {
  index index.html;
  error_page 404 ${base}404.html;
  absolute_redirect off;
  charset utf-8;
  charset_types text/css text/javascript application/javascript application/json application/xml text/xml;

  # npm run compress 留下的 .gz 与 .br。后者要有 Brotli 模块，在 Debian 上是 libnginx-mod-http-brotli-static。
  gzip_static on;
  brotli_static on;

  set $guide_caching "${REVALIDATE}";
  if ($uri ~ "^(${immutable.map(escaped).join('|')})") {
    set $guide_caching "${IMMUTABLE}";
  }
${Object.entries(fields)
  .map(([name, value]) => `  add_header ${name} "${value}" always;\n`)
  .join('')}  add_header Vary Accept-Encoding always;
${redirects.map(({ from, to }) => `\n  location = ${from} {\n    return 301 ${to};\n  }\n`).join('')}}
`;
}

function escaped(path: string): string {
  return path.replace(/[.+?]/g, '\\$&');
}
