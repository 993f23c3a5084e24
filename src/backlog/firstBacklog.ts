import { writeScalar } from './scalar.ts';

/** A first `backlog.yaml`, commented, with one item to try. @param stream the team's name */
export function firstBacklog({ stream = 'Our team' }: { readonly stream?: string | undefined } = {}): string {
  return `# The team's plan. Headwater shows it as a board, a tree and a WIP indicator; edit it wherever you like.
# Everything but \`items\` may be left out, and of an item only \`title\` is required.
headwater: 1
stream: ${writeScalar(stream)}
vision: What the team is heading for, in a line

board:
  columns:
    - { id: ideas, name: Ideas, stage: idea }
    - { id: ready, name: Ready, stage: ready }
    - { id: building, name: In progress, stage: active, limit: 3, policy: block } # block: over the limit needs a reason
    - { id: review, name: In review, stage: active, limit: 2 } # warn, the default: goes through and says so
    - { id: deployed, name: Deployed, stage: deployed, limit: 4 } # running, but not used yet
    - { id: done, name: In use, stage: done }
    - { id: dropped, name: Not doing, stage: dropped } # decided against, with the reason
  wip: { limit: 8, perPerson: 2 } # in progress, in review and deployed together

# Who works here. Git's name and address say who you are.
# people:
#   ana: { name: Ana, email: ana@example.org }

# The order is the priority: the first item is the most important.
items:
  - id: ITEM-1
    title: Write down what is in progress now
    status: ready
    why: A plan that everybody sees starts with the work that is there
`;
}
