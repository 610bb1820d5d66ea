import type { UnifiedProcessorOptions } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { idsIn } from '../guide/content-files.ts';
import { base, contentDir } from '../guide/paths.ts';
import { rehypeHeadingLinks } from './rehype-heading-links.ts';
import { rehypeKatexErrors } from './rehype-katex-errors.ts';
import { rehypeSections } from './rehype-sections.ts';
import { rehypeTaskLabels } from './rehype-task-labels.ts';
import { remarkCallouts } from './remark-callouts.ts';
import { remarkCitations } from './remark-citations.ts';
import { remarkCjkLineBreaks } from './remark-cjk-line-breaks.ts';
import { remarkDiagrams } from './remark-diagrams.ts';
import { remarkEquations } from './remark-equations.ts';
import { remarkLinks } from './remark-links.ts';
import { remarkModels } from './remark-models.ts';
import { remarkPageFacts } from './remark-page-facts.ts';
import { remarkTables } from './remark-tables.ts';
import { remarkTargets } from './remark-targets.ts';

/** Every plugin that the text of a page passes, in order. */
export const pipeline = {
  remarkPlugins: [
    remarkMath,
    remarkCjkFriendly,
    remarkCjkLineBreaks,
    remarkTargets,
    remarkPageFacts,
    remarkCallouts,
    remarkModels,
    [remarkCitations, { keys: () => idsIn('references.json') }],
    [
      remarkLinks,
      {
        content: contentDir,
        base,
        terms: () => idsIn('glossary.yaml'),
        errata: (essay: string) => idsIn(`essays/${essay}/errata.yaml`),
      },
    ],
    remarkTables,
    remarkEquations,
    remarkDiagrams,
  ],
  remarkRehype: { footnoteLabel: '脚注', footnoteBackLabel: (index: number) => `回到脚注 ${index + 1} 的引用处` },
  rehypePlugins: [
    rehypeHeadingLinks,
    rehypeSections,
    rehypeTaskLabels,
    [rehypeKatex, { strict: 'error', throwOnError: true }],
    rehypeKatexErrors,
  ],
} satisfies UnifiedProcessorOptions;
