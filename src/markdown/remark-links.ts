import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Link, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearest } from './nearest.ts';
import { readTargets, readTitle, type Target, targetLabel } from './targets.ts';

interface Options {
  /** Absolute path of the content folder. */
  content: string;
  /** Path under which the site lives, with a slash at both ends. */
  base: string;
  /** Ids of every glossary term. */
  terms: () => ReadonlySet<string>;
  /** Ids of every erratum, by essay. */
  errata: (essay: string) => ReadonlySet<string>;
}

/**
 * Resolves the guide's own links and fails on one that leads nowhere:
 * `#id` in the page, `./02-chapter.mdx#id` in another file, `term:id` in the glossary,
 * `erratum:id` in the essay's errata (`erratum:battle/id` in another's). A link with empty text gets the label of its target
 * (式 (3.1), 图 4.2, a section's or a chapter's title). Terms used are listed in the front matter as `terms`.
 * Runs after `remarkTargets`.
 */
export function remarkLinks({ content, base, terms, errata }: Options) {
  return (tree: Root, file: VFile): void => {
    const essay = relative(content, file.path ?? '').split(/[\\/]/)[1] ?? '';
    const used = new Set<string>();

    visit(tree, 'link', (link) => {
      if (link.url.startsWith('term:')) {
        const id = link.url.slice('term:'.length);
        require('术语', id, terms(), '在 content/glossary.yaml 里补上它', link);
        setHref(link, `${base}glossary/#${id}`, 'term');
        used.add(id);
      } else if (link.url.startsWith('erratum:')) {
        const [id = '', of = essay] = link.url.slice('erratum:'.length).split('/').reverse();
        require('勘误', id, errata(of), `在 content/essays/${of}/errata.yaml 里补上它`, link);
        setHref(link, `${base}${of}/errata/#${id}`, 'erratum');
      } else if (!/^[a-z][a-z0-9+.-]*:/i.test(link.url) && !isGenerated(link)) {
        resolveInternal(link);
      }
    });

    file.data.astro ??= {};
    file.data.astro.frontmatter = { ...file.data.astro.frontmatter, terms: [...used] };

    function resolveInternal(link: Link): void {
      const [path = '', fragment] = link.url.split('#') as [string, string?];
      const target = path ? resolve(dirname(file.path ?? ''), decodeURI(path)) : undefined;
      if (target && (!target.endsWith('.mdx') || !existsSync(target))) {
        file.fail(
          `链接 “${link.url}” 指向的文件不存在：站内链接写成相对的 .mdx 路径，例如 ./03-mathematics.mdx#loss。`,
          link,
        );
      }
      const targets = target ? readTargets(target) : (file.data.targets ?? []);
      const found = fragment ? targets.find(({ id }) => id === fragment) : undefined;
      if (fragment && !found) {
        const suggestion = nearest(
          fragment,
          targets.map(({ id }) => id),
        );
        file.fail(
          `链接 “${link.url}” 指向的锚点不存在${suggestion ? `：是不是 “#${suggestion}”？` : '：检查目标文件里的标题与图表锚点。'}`,
          link,
        );
      }
      if (!link.children.length) fillLabel(link, found, target);
      if (target) link.url = `${base}${address(target)}${fragment ? `#${fragment}` : ''}`;
    }

    function fillLabel(link: Link, found: Target | undefined, path: string | undefined): void {
      const label = found ? targetLabel(found) : path && `“${readTitle(path)}”`;
      if (!label) file.fail(`链接 “${link.url}” 没有文字，也没有可用来命名的锚点：写上文字。`, link);
      link.children = [{ type: 'text', value: label }];
    }

    /** `content/essays/battle/03-mathematics.mdx` → `battle/mathematics/`; a topic keeps its folder. */
    function address(path: string): string {
      const folder = relative(content, dirname(path))
        .replaceAll('\\', '/')
        .replace(/^essays\//, '');
      const name = basename(path, '.mdx').replace(/^\d+-/, '');
      return name === 'index' ? `${folder}/` : `${join(folder, name)}/`;
    }

    function require(kind: string, id: string, known: ReadonlySet<string>, remedy: string, link: Link): void {
      if (known.has(id)) return;
      const suggestion = nearest(id, known);
      file.fail(`${kind} “${id}” 不存在：${remedy}${suggestion ? `，或改成相近的 “${suggestion}”` : ''}。`, link);
    }
  };
}

function setHref(link: Link, url: string, className: string): void {
  link.url = url;
  link.data = { ...link.data, hProperties: { className: [className] } };
  if (!toString(link)) link.children = [{ type: 'text', value: className === 'erratum' ? '勘误' : url }];
}

/** Links that other plugins made carry properties already and are right by construction. */
function isGenerated(link: Link): boolean {
  return link.data !== undefined && 'hProperties' in link.data;
}
