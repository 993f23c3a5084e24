import { type Three, mapThree, taken } from '../../core/merge/three.ts';

/** How a text's lines are written. */
export interface Form {
  readonly lineBreak: '\n' | '\r\n';
  readonly byteOrderMark: boolean;
  /** Whether the last line ends in a line break. */
  readonly closed: boolean;
}

const mark = '\uFEFF';

/**
 * Three texts in one form: lines that end in line feeds, the last one too, without a byte order mark; and the form
 * that the merged text gets. Where one of them has line breaks of both kinds, those of all stay as they are.
 */
export function inOneForm(texts: Three<string>): { readonly texts: Three<string>; readonly form: Form } {
  const forms = mapThree(texts, formOf);
  const mixed = [forms.base, forms.ours, forms.theirs].some((form) => form === 'mixed');
  const plain = mapThree(texts, (text) => {
    const marked = text.startsWith(mark) ? text.slice(1) : text;
    const broken = mixed ? marked : marked.replaceAll('\r\n', '\n');
    return broken === '' || broken.endsWith('\n') ? broken : `${broken}\n`;
  });
  const form: Form = {
    lineBreak: mixed ? '\n' : breakOf(forms),
    byteOrderMark: taken(mapThree(texts, (text) => text.startsWith(mark))),
    closed: taken(mapThree(texts, (text) => text === '' || text.endsWith('\n'))),
  };
  return { texts: plain, form };
}

/** A text without any line break says nothing. */
function breakOf({ base, ours, theirs }: Three<'\n' | '\r\n' | 'mixed' | undefined>): '\n' | '\r\n' {
  const known = ours ?? theirs ?? base;
  return taken({ base: base ?? known, ours: ours ?? known, theirs: theirs ?? known }) === '\r\n' ? '\r\n' : '\n';
}

function formOf(text: string): '\n' | '\r\n' | 'mixed' | undefined {
  const first = text.indexOf('\n');
  if (first < 0) return undefined;
  if (!text.includes('\r\n')) return '\n';
  return /(?<!\r)\n/.test(text) ? 'mixed' : '\r\n';
}
