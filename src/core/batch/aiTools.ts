/** A tool that marks commits, by what it writes into them. */
export interface AiTool {
  readonly name: string;
  /** Mail addresses, in lower case. `+` at the beginning: behind any number, as GitHub's addresses of bots are. */
  readonly mails: readonly string[];
  /** Names in full, in lower case, for marks without an address that is known. */
  readonly names: readonly string[];
}

const onGitHub = '@users.noreply.github.com';

/** The tools whose marks are known, and nothing else: a new one is a line here. */
export const aiTools: readonly AiTool[] = [
  { name: 'Claude', mails: ['noreply@anthropic.com'], names: ['claude code', 'claude[bot]'] },
  {
    name: 'Copilot',
    mails: ['copilot@github.com', `+copilot${onGitHub}`, `+copilot-swe-agent[bot]${onGitHub}`],
    names: ['copilot', 'github copilot', 'copilot-swe-agent[bot]'],
  },
  { name: 'Cursor', mails: ['cursoragent@cursor.com'], names: ['cursor agent', 'cursoragent'] },
  { name: 'Codex', mails: ['noreply@openai.com'], names: ['codex', 'openai codex', 'chatgpt-codex-connector[bot]'] },
  { name: 'aider', mails: ['noreply@aider.chat'], names: ['aider'] },
  { name: 'Qwen Code', mails: ['qwen-coder@alibabacloud.com'], names: ['qwen-coder', 'qwen code'] },
  { name: 'opencode', mails: ['noreply@opencode.ai'], names: ['opencode'] },
  {
    name: 'Devin',
    mails: [`+devin-ai-integration[bot]${onGitHub}`],
    names: ['devin ai', 'devin-ai-integration[bot]'],
  },
  {
    name: 'Gemini',
    mails: [`+gemini-code-assist[bot]${onGitHub}`, `+gemini-cli-robot${onGitHub}`],
    names: ['gemini code assist', 'gemini cli', 'gemini-code-assist[bot]'],
  },
];

/** aider adds this to the author's name. */
export const authorSuffixes: readonly string[] = ['(aider)'];

/** Trailers that name who, or what, helped. */
export const markingTrailers: readonly string[] = ['co-authored-by', 'assisted-by', 'generated-by'];

/** Months in which VS Code added Copilot as a co-author of commits that it had no part in: such a mark says nothing. */
export const wrongMarks = { tool: 'Copilot', trailer: 'co-authored-by', from: '2026-04-01', until: '2026-06-01' };
