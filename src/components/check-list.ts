/** Keeps ticked items of a chapter's checklist in the browser and offers them as Markdown. */
export function bindCheckList(): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.contains-task-list input[type="checkbox"]')];
  const list = boxes[0]?.closest('ul');
  if (!list) return;
  const key = `checklist:${location.pathname}`;
  const ticked = read(key);
  boxes.forEach((box, index) => {
    box.disabled = false;
    box.checked = ticked.includes(index);
    const item = box.closest('li') as HTMLElement;
    const label = document.createElement('label');
    label.append(...item.childNodes);
    item.append(label);
  });
  list.addEventListener('change', () => {
    const state = boxes.flatMap((box, index) => (box.checked ? [index] : []));
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // Storage may be disabled; the ticks then last as long as the page.
    }
  });

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'text-button checklist-export';
  button.textContent = '导出为Markdown';
  button.addEventListener('click', () => download(`${document.title}.md`, toMarkdown(boxes)));
  list.after(button);
}

function toMarkdown(boxes: HTMLInputElement[]): string {
  const items = boxes.map((box) => `- [${box.checked ? 'x' : ' '}] ${markdownOf(box.closest('li') as HTMLElement)}`);
  const address = new URL('#checklist', location.href).href;
  return `# ${document.title}\n\n${address}\n\n${items.join('\n')}\n`;
}

/** An item's text; a formula, which the page holds in three forms, becomes its LaTeX. */
function markdownOf(item: HTMLElement): string {
  const copy = item.cloneNode(true) as HTMLElement;
  for (const formula of copy.querySelectorAll('.katex')) {
    formula.replaceWith(`$${formula.querySelector('annotation')?.textContent ?? ''}$`);
  }
  return copy.textContent.trim();
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

function read(key: string): number[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter(Number.isInteger) : [];
  } catch {
    return [];
  }
}
