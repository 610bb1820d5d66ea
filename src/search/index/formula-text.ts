import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { DomUtils } from 'htmlparser2';

const SUPERSCRIPT = table('0123456789+−-()niT', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿⁱᵀ');
const SUBSCRIPT = table('0123456789+−-()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');
/** Marks above a letter, by the character that MathML puts there. */
const ACCENTS: Record<string, string> = {
  ˉ: '\u0304',
  '‾': '\u0304',
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˙': '\u0307',
  '→': '\u20d7',
  '⃗': '\u20d7',
};
/** Operators that stand free in a line. */
const SPACED = /^[=<>≈≤≥≠+−×→∼∈∝⋅±]$/;

/**
 * A formula as a line of text that can be read and searched: `x̄ = 1/n ∑ᵢ₌₁ⁿ xᵢ`.
 * @param math the `math` element of KaTeX's output
 */
export function formulaText(math: Element): string {
  return line(math)
    .replace(/[\s\u2061-\u2064]+/g, ' ')
    .trim()
    .normalize('NFC');
}

function line(node: ChildNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return '';
  const parts = node.children.map(line);
  const [first, second, third] = parts as [string, string, string];
  switch (node.tagName) {
    case 'annotation':
      return '';
    case 'mspace':
      return ' ';
    case 'mo': {
      const sign = DomUtils.textContent(node);
      return SPACED.test(sign) ? ` ${sign} ` : sign;
    }
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msqrt':
      return `√${grouped(parts.join(''))}`;
    case 'msup':
      return first + raised(second, SUPERSCRIPT, '^');
    case 'msub':
    case 'munder':
      return first + raised(second, SUBSCRIPT, '_');
    case 'msubsup':
    case 'munderover':
      return first + raised(second, SUBSCRIPT, '_') + raised(third, SUPERSCRIPT, '^');
    case 'mover':
      return ACCENTS[second] ? first + ACCENTS[second] : first + raised(second, SUPERSCRIPT, '^');
    case 'mtd':
      return `${parts.join('')} `;
    case 'mtr':
      return `${parts.join('').trim()}；`;
    default:
      return parts.join('');
  }
}

function table(letters: string, small: string): Record<string, string> {
  const others = [...small];
  return Object.fromEntries([...letters].map((letter, index) => [letter, others[index] as string]));
}

function raised(text: string, table: Record<string, string>, sign: string): string {
  const letters = [...text.replace(/\s/g, '')];
  if (letters.every((letter) => letter in table)) return letters.map((letter) => table[letter]).join('');
  return `${sign}${grouped(letters.join(''))}`;
}

function grouped(text: string): string {
  const trimmed = text.trim();
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(trimmed) ? trimmed : `(${trimmed})`;
}
