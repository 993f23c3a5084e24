/** Names the editor of the graph, also for bringing it back with its window. */
export const graphViewType = 'headwater.decisionGraph';
