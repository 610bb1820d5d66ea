import { type HostSettings, IMMUTABLE, REVALIDATE } from '../host-settings.ts';

const TYPES: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
};

const ENCODINGS = [
  { name: 'br', suffix: 'br' },
  { name: 'gzip', suffix: 'gz' },
];

/** A part of an Apache `VirtualHost`; it needs mod_headers, mod_rewrite, mod_dir and mod_mime. */
export function apacheFile({ base, headers, immutable, redirects }: HostSettings): string {
  const under = pattern(base);
  const endings = Object.keys(TYPES).join('|');
  return `# 把网站放到 DocumentRoot 下的 ${base}，再在 VirtualHost 里 Include 这个文件；要有 headers 与 rewrite 模块。
RewriteEngine On
${redirects.map(({ from, to }) => `RewriteRule "^${pattern(from)}$" "${to}" [R=301,NE,L]\n`).join('')}
<Location "${base}">
  DirectoryIndex index.html
  ErrorDocument 404 ${base}404.html
  AddDefaultCharset utf-8
${Object.entries(headers)
  .map(([name, value]) => `  Header always set ${name} "${value}"\n`)
  .join('')}  Header always set Cache-Control "${REVALIDATE}"
</Location>
<LocationMatch "^(?:${immutable.map(pattern).join('|')})">
  Header always set Cache-Control "${IMMUTABLE}" "expr=%{REQUEST_STATUS} != 404"
</LocationMatch>

# npm run compress 留下的 .br 与 .gz
RewriteRule "^(${under}(?:.*/)?)$" "$1index.html"
${ENCODINGS.map(
  ({ name, suffix }) => `RewriteCond "%{HTTP:Accept-Encoding}" "\\b${name}\\b"
RewriteCond "%{DOCUMENT_ROOT}$1.${suffix}" -s
RewriteRule "^(${under}.+\\.(?:${endings}))$" "$1.${suffix}"
${Object.entries(TYPES)
  .map(
    ([ending, type]) =>
      `RewriteRule "^${under}.+\\.${ending}\\.${suffix}$" "-" [T=${type},E=no-gzip:1,E=no-brotli:1]\n`,
  )
  .join('')}<FilesMatch "\\.(?:${endings})\\.${suffix}$">
  Header set Content-Encoding ${name}
</FilesMatch>`,
).join('\n')}
<Location "${base}">
  Header merge Vary Accept-Encoding
</Location>
`;
}

function pattern(path: string): string {
  return path.replace(/[.+?]/g, '\\$&');
}
