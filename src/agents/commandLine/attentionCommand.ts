import { attentionText } from '../../phrases/late/sayAttention.ts';
import { type AttentionResult, attention } from '../tools/attention.ts';
import type { Command } from './command.ts';
import { printable } from './printable.ts';
import { needed } from './words.ts';

/** `headwater attention`: what waits for somebody. It advises, so it never exits with 1. */
export const attentionCommand: Command = {
  usage: 'attention',
  does: 'what waits for somebody, the most important first, with the reason and the next step',
  options: {},
  async run(words, setting) {
    needed(words, []);
    const data = await attention(setting);
    if (data.waiting.length === 0) return { data, said: 'Nothing waits for anybody.' };
    return { data, text: attentionList(data) };
  },
};

/** Two lines for each: what waits and why, and what to do next. */
function attentionList({ waiting }: AttentionResult): string {
  return waiting
    .map(({ item, title, decision, reason, next, also, values }) => {
      const name = decision === null ? itemName(item, title) : `${String(values['name'])}  `;
      const more = also.map((kind) => attentionText({ code: `attention.kind.${kind}`, values: {} })).join(', ');
      return `${printable(name + reason)}\n    → ${next}${more === '' ? '' : ` (also: ${more})`}`;
    })
    .join('\n');
}

function itemName(item: string | null, title: string | null): string {
  if (item === null) return '';
  return item.startsWith('#') ? `${title ?? item}  ` : `${item}  `;
}
