type Theme = 'auto' | 'light' | 'dark';

const NEXT: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const NAME: Record<Theme, string> = { auto: '跟随系统', light: '浅色', dark: '深色' };

/** A button that goes through automatic, light and dark; `theme-init.js` applies the choice early. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#set(NEXT[current()]));
    this.#set(current());
  }

  #set(theme: Theme): void {
    const root = document.documentElement;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    this.querySelector('button')?.setAttribute('aria-label', `配色：${NAME[theme]}`);
    try {
      if (theme === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Storage may be disabled; the choice then holds for this page.
    }
  }
}

function current(): Theme {
  return (document.documentElement.dataset['theme'] as Theme | undefined) ?? 'auto';
}

customElements.define('theme-switch', ThemeSwitch);
