import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findLogs } from '../../../src/core/decisions/findLogs.ts';
import { dotGraph, mermaidGraph } from '../../../src/core/decisions/graph.ts';
import { lookAt } from '../../../src/core/decisions/lookAgain.ts';
import { log, picture, record } from '../../support/decisions.ts';
import { fewerRuns } from '../../support/random.ts';

const adr = (status: string, more = '') => `# A\n\n## Status\n\n${status}\n\n## Context\n\n${more}\n`;
const codes = (files: Record<string, string>) =>
  log(files).flatMap(({ id, problems }) => problems.map(({ code }) => `${id} ${code}`));

describe('The decisions of a log', () => {
  it('hear what the others say of them', () => {
    const files = {
      '0001-a.md': adr('Accepted'),
      '0002-b.md': adr('Accepted\n\nSupersedes [1. A](0001-a.md)'),
      '0003-c.md': adr('Accepted\n\nDepends on ADR-2'),
    };
    assert.deepEqual(log(files).map(picture), [
      '1 superseded: [superseded-by 2]',
      '2 accepted: supersedes 1, [depended-on-by 3]',
      '3 accepted: depends-on 2',
    ]);
    assert.deepEqual(codes(files), ['1 link-one-sided']);
  });

  it('stay in force while their replacement is proposed', () => {
    const files = { '0001-a.md': adr('Accepted'), '0002-b.md': adr('Proposed\n\nSupersedes ADR-1') };
    assert.deepEqual(log(files).map(picture), ['1 accepted: [superseded-by 2]', '2 proposed: supersedes 1']);
    assert.deepEqual(codes(files), ['1 replacement-proposed']);
  });

  it('stay in force where only a part of them was replaced', () => {
    const files = { '0001-a.md': adr('Accepted'), '0002-b.md': adr('Accepted\n\nPartially supersedes ADR-1') };
    assert.deepEqual(log(files).map(picture), [
      '1 accepted: [partly superseded-by 2]',
      '2 accepted: partly supersedes 1',
    ]);
  });

  it('that share a number are all there, with a problem each', () => {
    const files = { '0001-a.md': adr('Accepted'), '0001-b.md': adr('Rejected'), '0002-c.md': adr('Supersedes ADR-4') };
    assert.deepEqual(log(files).map(picture), ['1 accepted', '1 rejected', '2 none: supersedes 4 (missing)']);
    assert.deepEqual(codes(files), ['1 duplicate-id', '1 duplicate-id', '2 link-missing']);
  });

  it('are known by their path where the number would lead elsewhere', () => {
    const files = {
      '0001-a.md': adr('Accepted'),
      '0001-b.md': adr('Accepted'),
      '0002-c.md': adr('Amends [B](0001-b.md)'),
    };
    assert.equal(log(files)[2]?.links[0]?.path, '0001-b.md');
  });
});

describe('Finding logs', () => {
  const found = (paths: string[], configs: Record<string, string> = {}) => {
    const { logs, candidates } = findLogs({ paths, configs: new Map(Object.entries(configs)) });
    return [logs.map(({ folder }) => folder), candidates.map(({ folder }) => folder)];
  };

  it('takes the usual folders below any folder, and others by the names of their files', () => {
    const paths = [
      'docs/decisions/0001-a.md',
      'packages/web/docs/adr/0001-a.md',
      'notes/0001-a.md',
      'notes/0002-b.md',
      'docs/readme.md',
    ];
    assert.deepEqual(found(paths), [['docs/decisions', 'packages/web/docs/adr'], ['notes']]);
  });

  it('takes those that other tools name, first', () => {
    const paths = ['docs/adr/0001-a.md', 'x/y/1.md', 'web/arch/1.md', 'z/1.md', 'q/1.md', 'r/1.md'];
    const configs = {
      '.adr-dir': './x/y\n',
      '.log4brains.yml': 'project:\n  adrFolder: ./web/arch\n',
      'adr.config.json': '{ "path": "z/" }',
      'adrs.toml': 'adr_dir = "q"\n',
      'catalog-info.yaml': 'metadata:\n  annotations:\n    backstage.io/adr-location: r\n',
    };
    assert.deepEqual(found(paths, configs)[0], ['x/y', 'web/arch', 'q', 'z', 'r', 'docs/adr']);
  });

  it('is not led out of the folder', () => {
    const configs = {
      '.adr-dir': '../../etc',
      'adr.config.json': '{"path":"/etc"}',
      'adrs.toml': 'adr_dir = "c:\\\\x"',
    };
    assert.deepEqual(found(['etc/0001-a.md', 'etc/0002-b.md'], configs), [[], ['etc']]);
  });

  it('leaves templates, dependencies and tables of contents out', () => {
    const paths = ['docs/adr/template.md', 'docs/adr/README.md', 'node_modules/x/docs/adr/0001-a.md'];
    assert.deepEqual(found(paths), [[], []]);
  });
});

describe('The graph of decisions', () => {
  const files = {
    '0001-a.md': adr('Accepted').replace('# A', '# Say "no" to <b>] | `x`'),
    '0002-b.md': adr('Accepted\n\nSupersedes ADR-1'),
  };

  it('is text for Graphviz', () => {
    assert.match(dotGraph(log(files)), /d1 \[label="1 Say \\"no\\" to <b>\] \| x\\nsuperseded", style=dotted\];/);
    assert.match(dotGraph(log(files)), /d2 -> d1 \[label="supersedes"\];/);
  });

  it('is text for Mermaid, in which a title is never a command', () => {
    assert.match(mermaidGraph(log(files)), /d1\["1 Say #34;no#34; to #60;b#62;#93; #124; x<br>superseded"\]/);
  });
});

describe('For every log', () => {
  const status = fc.constantFrom('Accepted', 'Proposed', 'Superseded by ADR-1', 'Rejected', '');
  const verb = fc.constantFrom('Supersedes', 'Depends on', 'Amends', 'Superseded by', 'Relates to');
  const links = fc.array(fc.tuple(verb, fc.nat(12)), { maxLength: 4 });
  const files = fc
    .array(fc.tuple(status, links), { maxLength: 12 })
    .map((list) =>
      Object.fromEntries(
        list.map(([said, related], index) => [
          `${String(index).padStart(4, '0')}-x.md`,
          adr([said, ...related.map(([word, to]) => `${word} ADR-${to}`)].join('\n\n')),
        ]),
      ),
    );

  it('whatever circles it has, comparing ends, and every link is known on both sides', () => {
    fc.assert(
      fc.property(files, (texts) => {
        const decisions = log(texts);
        const byPath = new Map(decisions.map((decision) => [decision.path, decision]));
        lookAt(decisions, { today: '2026-11-28', done: new Set(), ranked: [] });
        for (const { path, links: related } of decisions) {
          for (const { kind, path: to } of related) {
            if (to === undefined || to === path || kind === 'mentions') continue;
            assert(
              byPath.get(to)?.links.some((link) => link.path === path),
              `${kind} of ${to}`,
            );
          }
        }
      }),
      { numRuns: fewerRuns },
    );
  });

  it('reading any text ends, and finds its lines again', () => {
    const piece = fc.constantFrom(
      '---\n',
      '# A\n',
      '## Status\n',
      '\n',
      'Accepted',
      'status: ',
      '[',
      '](',
      ')',
      '<!--',
      '-->',
      '```\n',
      '| a |',
      '|-|\n',
      'superseded by ',
      'ADR-1',
      '\r\n',
      '\uFEFF',
      '{',
      '}',
      '@x',
      '- ',
      '\u0000',
      '#12',
      '[[',
      ']]',
      '*',
      ': ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const { problems, statusLine, links } = record(text);
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { lineNumber } of [...problems, ...links]) assert(lineNumber >= 1 && lineNumber <= lines);
        assert((statusLine ?? 1) <= lines);
      }),
      { numRuns: fewerRuns },
    );
  });
});
