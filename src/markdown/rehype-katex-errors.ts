import type { VFile } from 'vfile';

/** Stops on the first formula that KaTeX could not set: rehype-katex only leaves a message. */
export function rehypeKatexErrors() {
  return (_tree: unknown, file: VFile): void => {
    const problem = file.messages.find((message) => message.source === 'rehype-katex');
    if (!problem) return;
    const cause = problem.cause instanceof Error ? problem.cause.message : problem.reason;
    file.fail(`公式有错，KaTeX 排不出来：${cause}`, problem.place);
  };
}
