import { type HostSettings, IMMUTABLE, REVALIDATE } from '../host-settings.ts';

/** A part of a Caddy site block. */
export function caddyFile({ base, headers, immutable, redirects }: HostSettings): string {
  const fields = Object.entries(headers)
    .map(([name, value]) => `    ${name} "${value}"\n`)
    .join('');
  const hashed = immutable.map((folder) => `${folder}*`).join(' ');
  return `# 把网站放到 root 下的 ${base}，再在站点的花括号里 import 这个文件。
handle ${base}* {
  header {
${fields}  }
  @changing not path ${hashed}
  header @changing Cache-Control "${REVALIDATE}"
  @immutable path ${hashed}
  header @immutable Cache-Control "${IMMUTABLE}"
${redirects.map(({ from, to }) => `  redir ${from} ${to} 301\n`).join('')}
  # npm run compress 留下的 .br 与 .gz
  file_server {
    precompressed br gzip
  }
}
handle_errors {
  header Cache-Control "${REVALIDATE}"
  @missing expression {http.error.status_code} == 404
  handle @missing {
    rewrite * ${base}404.html
    file_server
  }
}
`;
}
