/** Set when the tool is built, from all that makes a reading. */
declare const HEADWATER_BUILD: string | undefined;

/** Names this version of the tool and of the extension: what another version has kept is not believed. */
export const build = typeof HEADWATER_BUILD === 'string' ? HEADWATER_BUILD : 'source';
