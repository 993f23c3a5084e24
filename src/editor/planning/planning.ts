/** What planning together needs: a bundle of its own, loaded when one of its commands runs first. */
export { refine } from './refine.ts';
export { summaryDocument, summarySentence } from './refinementSummary.ts';
export { balanceText, digestText } from './reports.ts';
export { askForParts } from './splitItem.ts';
