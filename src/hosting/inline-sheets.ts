import { basename } from 'node:path';

const SHEET = /<link rel="stylesheet" href="([^"]+)">/g;

/**
 * Puts style sheets into the page that they hold up: with them it fits what a server sends before it waits for an
 * answer, and text shows a round trip earlier. Sheets for one medium, and new ones made from the content, stay files:
 * a web server's policy names the hash of what stands in pages, and is not to change with each sentence.
 * @param readSheet content of a style sheet of the source by file name, undefined for what is to stay a file;
 * addresses in it must not be relative
 */
export function withSheetsInlined(html: string, readSheet: (name: string) => string | undefined): string {
  return html.replace(SHEET, (link, address: string) => {
    const css = readSheet(basename(address));
    if (css === undefined) return link;
    if (/<\/style/i.test(css)) throw new Error(`${address} 里有 “</style”：写进页面会提前结束，换一种写法`);
    return `<style>${css}</style>`;
  });
}
