import { transformerMetaHighlight } from '@shikijs/transformers';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { ShikiTransformer } from 'shiki';

/** Wraps a highlighted block in `figure.code`, captioned by `title="…"` from the fence. */
function figureTransformer(): ShikiTransformer {
  return {
    name: 'code-figure',
    root(root) {
      const pre = root.children[0] as Element;
      const title = /title="([^"]*)"/.exec(this.options.meta?.__raw ?? '')?.[1];
      pre.properties.role = 'group';
      pre.properties.ariaLabel = title ?? '代码';
      const caption = title ? [h('figcaption', title)] : [];
      root.children = [h('figure', { className: ['code'], dataLanguage: this.options.lang }, [...caption, pre])];
    },
  };
}

/** The light theme's comments have a contrast of only 4.4:1 on the block's ground. */
const darkerComments: ShikiTransformer = {
  name: 'darker-comments',
  preprocess(_code, options) {
    options.colorReplacements = { 'github-light-high-contrast': { '#66707b': '#48505a' } };
  },
};

/** Shiki gives a line up after half a second: on a busy machine its colours would differ from build to build. */
const patience: ShikiTransformer = {
  name: 'patience',
  preprocess(_code, options) {
    options.tokenizeTimeLimit = 0;
  },
};

/** Shiki's settings: two themes at once, marked lines (`{3-5}`), titles. */
export const codeBlocks = {
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  defaultColor: 'light-dark()' as const,
  transformers: [transformerMetaHighlight(), figureTransformer(), darkerComments, patience],
};
