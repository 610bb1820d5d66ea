/**
 * Saves a checklist as Markdown, with its ticks.
 * @param boxes the list's checkboxes, in order
 */
export function saveCheckList(boxes: readonly HTMLInputElement[]): void {
  const items = boxes.map((box) => `- [${box.checked ? 'x' : ' '}] ${markdownOf(box.closest('li') as HTMLElement)}`);
  const address = new URL('#checklist', location.href).href;
  const text = `# ${document.title}\n\n${address}\n\n${items.join('\n')}\n`;

  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = `${document.title}.md`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** An item's text; a formula, which the page holds in three forms, becomes its LaTeX. */
function markdownOf(item: HTMLElement): string {
  const copy = item.cloneNode(true) as HTMLElement;
  for (const formula of copy.querySelectorAll('.katex')) {
    formula.replaceWith(`$${formula.querySelector('annotation')?.textContent ?? ''}$`);
  }
  return copy.textContent.trim();
}
