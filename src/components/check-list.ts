import { saveCheckList } from './check-list-file.ts';

/** Keeps ticked items of a chapter's checklist in the browser and offers them as Markdown. */
function bindCheckList(): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.contains-task-list input[type="checkbox"]')];
  const list = boxes[0]?.closest('ul');
  if (!list) return;
  const key = `checklist:${location.pathname}`;
  const ticked = read(key);
  boxes.forEach((box, index) => {
    box.disabled = false;
    box.checked = ticked.includes(index);
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
  button.addEventListener('click', () => saveCheckList(boxes));
  list.after(button);
}

function read(key: string): number[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter(Number.isInteger) : [];
  } catch {
    return [];
  }
}

bindCheckList();
