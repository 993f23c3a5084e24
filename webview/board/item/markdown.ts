/**
 * Markdown of strangers as harmless nodes. It is the only file that makes nodes of text, and it is loaded when notes are
 * shown first: marked reads the Markdown, DOMPurify lets through what is listed here and nothing else.
 */
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/** No form, no frame, no style, no media that is fetched: what text needs. */
const tags = [
  ...[
    'p',
    'br',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'pre',
    'code',
    'em',
    'strong',
    'del',
    'a',
    'img',
  ],
  ...['ul', 'ol', 'li', 'input', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];
const attributes = ['href', 'alt', 'title', 'src', 'start', 'checked', 'type', 'disabled'];

/** HTML in it is text like any other: it would only be taken out again, and parsing it has the policy report each handler. */
const reader = new Marked({
  async: false,
  gfm: true,
  breaks: true,
  renderer: { html: ({ text }) => asText(text) },
});

/** Characters of Markdown up to which it is drawn: the rest would take longer than anybody reads. */
export const longestMarkdown = 50_000;

/**
 * The nodes of a Markdown text. Links are no links of the page: they say their target in `data-target` and are opened by
 * the host, or not. Images from elsewhere become their description.
 */
export function markdownNodes(text: string): DocumentFragment {
  const html = reader.parse(text.slice(0, longestMarkdown), { async: false });
  const nodes = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of nodes.querySelectorAll('a')) tame(link);
  for (const image of nodes.querySelectorAll('img')) {
    if (/^data:image\/(?:png|jpeg|gif|webp);/u.test(image.src)) continue;
    image.replaceWith(described(image));
  }
  for (const box of nodes.querySelectorAll('input')) box.replaceWith(box.checked ? '☑ ' : '☐ ');
  // Below the heading of the part that they stand in.
  for (const heading of nodes.querySelectorAll('h1, h2, h3, h4, h5, h6')) heading.replaceWith(asHeading(heading));
  return nodes;
}

function asText(html: string): string {
  return html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function tame(link: HTMLAnchorElement): void {
  const target = link.getAttribute('href') ?? '';
  const tamed = document.createElement('button');
  tamed.type = 'button';
  tamed.className = 'link';
  tamed.dataset['target'] = target;
  tamed.title = target;
  tamed.append(...link.childNodes);
  link.replaceWith(tamed);
}

function described(image: HTMLImageElement): string {
  return image.alt === '' ? '[image]' : `[image: ${image.alt}]`;
}

function asHeading(heading: Element): Element {
  const level = Math.min(6, Number(heading.tagName.slice(1)) + 3);
  const below = document.createElement(`h${level}`);
  below.append(...heading.childNodes);
  return below;
}
