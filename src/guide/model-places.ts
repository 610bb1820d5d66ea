import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** An element without meaning that stands for a live model in a page's HTML, around what goes inside the model. */
const PLACE = 'model-place';

/** A stretch of a page: HTML as it stands, or that goes inside the model named. */
interface Stretch {
  html: string;
  model?: string | undefined;
}

/**
 * Puts an element in the place of each `<Model name="…" />`, so that a page with models is HTML like any other.
 * Runs after `remarkModels`, which makes sure of the names.
 */
export function keepModelPlaces(tree: Root): void {
  visit(tree, 'mdxJsxFlowElement', (node) => {
    if (node.name !== 'Model') return;
    const name = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'name')?.value;
    Object.assign(node, { type: 'modelPlace', data: { hName: PLACE, hProperties: { name } } });
  });
}

/** Cuts a page's HTML at the places of its models. */
export function cutAtModels(html: string): Stretch[] {
  return html.split(new RegExp(`(<${PLACE} .*?</${PLACE}>)`, 's')).map((piece) => {
    const [, model, inside = piece] = new RegExp(`^<${PLACE} name="(.*?)">(.*)</${PLACE}>$`, 's').exec(piece) ?? [];
    return { model, html: inside };
  });
}
