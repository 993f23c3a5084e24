import { type BatchCase, lines, tellCases } from '../../support/batchStory.ts';

const cases: readonly BatchCase[] = [
  [
    'binary is unknown, not nothing',
    (r) => {
      r.write('logo.png', '\u0000\u0001\u0002');
    },
    '0 small | main created | binary +0 -0 in 1 | not logo.png: binary',
  ],
  [
    'binary, by its attribute',
    (r) => {
      r.write('.git/info/attributes', '*.dat binary\n');
      r.write('n.dat', lines(3));
    },
    '0 small | main created | binary +0 -0 in 1 | not n.dat: binary',
  ],
  [
    'a text with -diff',
    (r) => {
      r.write('.git/info/attributes', '*.dump -diff\n');
      r.write('n.dump', lines(3));
    },
    '0 small | main created | generated +0 -0 in 1 | not n.dump: no-diff',
  ],
  [
    'a pointer of Git LFS',
    (r) => {
      r.write('.git/info/attributes', '*.psd filter=lfs diff=lfs merge=lfs -text\n');
      r.write('n.psd', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n');
    },
    '0 small | main created | binary +0 -0 in 1 | not n.psd: lfs',
  ],
  [
    'a test',
    (r) => {
      r.write('src/n.test.ts', lines(9));
      r.write('test/x.py', lines(2));
    },
    '0 small | main created | test +11 -0 in 2 | not src/n.test.ts: test | not test/x.py: test',
  ],
  [
    'documentation',
    (r) => {
      r.write('README.md', lines(9));
      r.write('docs/x.html', lines(2));
    },
    '0 small | main created | docs +11 -0 in 2 | not README.md: docs | not docs/x.html: docs',
  ],
  [
    'lock files and snapshots',
    (r) => {
      for (const name of ['yarn.lock', 'Gemfile.lock', 'mix.lock', 'Podfile.lock', 'go.sum', 'a.snap'])
        r.write(name, lines(100));
    },
    '0 small | main created | generated +600 -0 in 6 | not Gemfile.lock: lock-file | not Podfile.lock: lock-file | not a.snap: snapshot | not go.sum: lock-file | not mix.lock: lock-file | not yarn.lock: lock-file',
  ],
  [
    'other people’s code, and what a tool made',
    (r) => {
      r.write('vendor/x.go', lines(100));
      r.write('a.min.js', lines(1));
      r.write('x/__generated__/q.ts', lines(3));
    },
    '0 small | main created | generated +104 -0 in 3 | not a.min.js: minified | not vendor/x.go: vendored | not x/__generated__/q.ts: generated-path',
  ],
  [
    'what attributes call generated, or vendored',
    (r) => {
      r.write('.git/info/attributes', 'api/** linguist-generated\nlibs/** linguist-vendored=true\n');
      r.write('api/x.ts', lines(9));
      r.write('libs/x.ts', lines(9));
    },
    '0 small | main created | generated +18 -0 in 2 | not api/x.ts: attribute | not libs/x.ts: attribute',
  ],
  [
    'what attributes call written by hand',
    (r) => {
      r.write('.git/info/attributes', 'yarn.lock -linguist-generated\nvendor/** linguist-vendored=false\n');
      r.write('yarn.lock', lines(9));
      r.write('vendor/x.ts', lines(9));
    },
    '18 small | main created | product +18 -0 in 2',
  ],
  [
    'an attribute that a commit of the branch brings',
    (r) => {
      r.commit({ '.gitattributes': '*.api linguist-generated\n', 'x.api': lines(9) });
    },
    '0 small | main created | generated +10 -0 in 2 | not .gitattributes: vendored | not x.api: attribute',
  ],
  [
    'what the team calls generated',
    (r) => {
      r.write('api/deep/x.ts', lines(9));
      r.write('x.api', lines(9));
      r.write('y.ts', lines(2));
      return { policy: { generated: ['api/**', '*.api'] } };
    },
    '2 small | main created | product +2 -0 in 1 | generated +18 -0 in 2 | not api/deep/x.ts: team | not x.api: team',
  ],
  [
    'names with quotes, newlines, tabs and letters of all kinds',
    (r) => {
      for (const name of [
        'q"u\'o.ts',
        'new\nline.ts',
        'tab\tbed.ts',
        'ünïcödé 日本.ts',
        '-rf.ts',
        ':(glob)**.ts',
        ' lead.ts',
        'back\\slash.ts',
        '*.ts',
        '$(touch x).ts',
      ])
        r.write(name, lines(1));
    },
    '10 small | main created | product +10 -0 in 10',
  ],
  [
    'the same, renamed and committed',
    (r) => {
      r.git('mv', 'src/a.ts', 'src/new\nline "é".ts');
      r.git('commit', '--quiet', '-m', 'x');
    },
    '0 small | main created | product +0 -0 in 1 | not src/new\\nline \\"é\\".ts: renamed',
  ],
  [
    'a name that is not UTF-8',
    (r) => {
      r.run('sh', ['-c', "printf 'x\\ny\\n' > \"$(printf 'caf\\351.ts')\""]);
    },
    '2 small | main created | product +2 -0 in 1',
  ],
  [
    'added, then taken back in a later commit',
    (r) => {
      r.commit({ 'src/n.ts': lines(500) });
      r.git('rm', '--quiet', 'src/n.ts');
      r.git('commit', '--quiet', '-m', 'x');
    },
    '0 small | main created',
  ],
  [
    'more than 100 lines',
    (r) => {
      r.write('n.ts', lines(101));
    },
    '101 growing | main created | product +101 -0 in 1',
  ],
  [
    'more than 250 lines',
    (r) => {
      r.write('n.ts', lines(251));
    },
    '251 large | main created | product +251 -0 in 1',
  ],
  [
    'more than 400 lines',
    (r) => {
      r.write('n.ts', lines(401));
    },
    '401 too-large | main created | product +401 -0 in 1',
  ],
  [
    'many files of one line are not small',
    (r) => {
      for (let at = 0; at < 21; at += 1) r.write(`n${at}.ts`, 'x\n');
    },
    '21 growing | main created | product +21 -0 in 21',
  ],
  [
    'what AI has marked grows at half of the lines',
    (r) => {
      r.commit({ 'n.ts': lines(60) }, 'Add\n\nCo-authored-by: Claude <noreply@anthropic.com>');
    },
    '60 growing | main created | product +60 -0 in 1',
  ],
];

describe('A batch tells apart', () => {
  tellCases(cases);
});
