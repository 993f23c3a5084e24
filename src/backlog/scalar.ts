/** Words that some YAML reader, 1.1 or 1.2, takes for a boolean or a null. */
const reserved = /^(?:~|null|true|false|yes|no|on|off|y|n)$/i;

/** First characters with which a plain scalar is always text, unless `reserved` or `numeric` says otherwise. */
const plainStart = /^[\p{L}\p{N}_/(.+$€£§°^"'‘“„«]/u;

/** Everything that may be read as a number or a time starts like this; what follows decides. */
const numericStart = /^[-+.\d]/;

/** A duration, `2d`, or a text with a space and a word in it: no reader takes these for a number or a time. */
const surelyText = /^\d+[mhdw]$|^[^\s]*\s.*[A-Za-z]{2}/;

const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

/** What `plainStart` and `unprintable` say of most texts, without their classes of all of Unicode: those take long to make. */
const ascii = /^[A-Za-z\d_/(.+$][ -~]*$/;

/**
 * Writes a text as a scalar on one line: plain where YAML 1.1 and 1.2 readers all give the same string back, else
 * double-quoted. @param flow whether it stands inside `[ ]` or `{ }`, where more characters need quotes
 */
export function writeScalar(text: string, flow = false): string {
  return isPlain(text, flow) ? text : quote(text);
}

/** A double-quoted scalar; every reader gives the same text back. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isPlain(text: string, flow: boolean): boolean {
  const known = ascii.test(text);
  if (!known && (!plainStart.test(text) || /^["']/.test(text) || unprintable.test(text))) return false;
  if (text.trim() !== text || reserved.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  if (flow && /[,[\]{}?]/.test(text)) return false;
  return !numericStart.test(text) || surelyText.test(text);
}
