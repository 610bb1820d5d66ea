import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { chapterNumber, collectTargets, type Target, trailingId, withoutTrailingId } from './targets.ts';

declare module 'vfile' {
  interface DataMap {
    targets: Target[];
  }
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PREFIX = { section: '', equation: 'eq-', figure: 'fig-', table: 'tbl-' };
const WRITE = {
  section: '在标题末尾写上 [#id]，例如 “## 损失函数 [#loss]”',
  equation: '在开头的美元号后写上 #eq-名字，例如 “$$ #eq-loss”',
  figure: '在 mermaid 后写上 #fig-名字，例如 “```mermaid #fig-pipeline caption="…" alt="…"”',
  table: '在表格上方单独写一行，例如 “表：三种做法的比较 [#tbl-options]”',
};
const NAME = { section: '标题', equation: '独立公式', figure: '图', table: '表格' };

/**
 * Gives every heading its written id and keeps the page's link targets in `file.data.targets`.
 * Fails on a target without an id, with a malformed or repeated one, and on a heading that holds
 * more than plain text: ids are part of the guide's public addresses.
 */
export function remarkTargets() {
  return (tree: Root, file: VFile): void => {
    const targets = collectTargets(tree, chapterNumber(file.path ?? ''));
    const seen = new Map<string, Target>();
    for (const target of targets) {
      const { id, kind, node } = target;
      if (!id) file.fail(`${NAME[kind]}没有编号锚点：${WRITE[kind]}。`, node);
      if (!ID.test(id) || !id.startsWith(PREFIX[kind])) {
        file.fail(
          `锚点 “${id}” 不合格式：只用小写字母、数字与连字符，以字母开头${PREFIX[kind] && `，并以 ${PREFIX[kind]} 起头`}。`,
          node,
        );
      }
      const first = seen.get(id);
      if (first) {
        file.fail(`锚点 “${id}” 与第 ${first.node.position?.start.line} 行重复：换一个名字。`, node);
      }
      seen.set(id, target);
    }
    visit(tree, 'heading', (heading) => {
      requirePlain(heading, file);
      const last = heading.children.at(-1);
      if (last?.type !== 'text') return;
      heading.data = { ...heading.data, hProperties: { id: trailingId(last.value) } };
      last.value = withoutTrailingId(last.value);
    });
    file.data.targets = targets;
  };
}

function requirePlain(heading: Heading, file: VFile): void {
  if (heading.depth === 1) {
    file.fail('正文里不写一级标题：它来自 front matter 的 title，正文从 “## ” 开始。', heading);
  }
  visit(heading, (node) => {
    if (node.type === 'inlineMath') {
      file.fail('标题里不能放公式：锚点与目录都会坏掉。把公式移到正文，标题用文字写。', node);
    }
    const cites = node.type === 'text' && node.value.includes('[@');
    if (node.type === 'link' || node.type === 'footnoteReference' || cites) {
      file.fail('标题里不能放链接、引文或脚注：把它移到标题下的第一段。', node);
    }
  });
}
