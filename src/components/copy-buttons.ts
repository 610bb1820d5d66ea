const SHOWN_FOR = 1600;

/** Gives code blocks and display formulas a copy button, and lets a heading's mark copy its address. */
export function bindCopyButtons(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('figure.code')) {
    figure.append(copyButton('复制代码', () => figure.querySelector('pre')?.textContent ?? ''));
  }
  for (const equation of document.querySelectorAll<HTMLElement>('.equation')) {
    const source = equation.querySelector('annotation')?.textContent ?? '';
    equation.append(copyButton('复制LaTeX', () => source));
  }
  document.addEventListener('click', (event) => {
    const anchor = (event.target as Element).closest<HTMLAnchorElement>('.heading-anchor');
    if (anchor) void copy(anchor.href).then((done) => done && announce('已复制本节链接'));
  });
}

function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy-button';
  button.textContent = label;
  button.addEventListener('click', async () => {
    const done = await copy(text());
    button.textContent = done ? '已复制' : '请手动复制';
    announce(button.textContent);
    setTimeout(() => (button.textContent = label), SHOWN_FOR);
  });
  return button;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Says something to screen readers and shows it for a moment. */
function announce(message: string): void {
  const status = document.getElementById('announcer');
  if (!status) return;
  status.textContent = message;
  setTimeout(() => (status.textContent = ''), SHOWN_FOR);
}
