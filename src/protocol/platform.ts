/** What the page of the platform view asks for beyond what every board does. */
import * as v from 'valibot';
import { toHost } from './toHost.ts';

/** Webview to host: as from a board, and undo, which has no editor of one file to go to. */
export const toPlatform = v.variant('type', [
  ...toHost.options,
  /** Takes the last change back, in the files that it was made in. */
  v.object({ type: v.literal('undo'), request: v.pipe(v.number(), v.integer()) }),
]);
export type ToPlatform = v.InferOutput<typeof toPlatform>;
