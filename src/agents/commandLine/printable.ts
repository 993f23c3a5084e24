/** Control characters (escape sequences, line breaks) as a visible mark. */
export function printable(text: string): string {
  return control.test(text) ? text.replace(controls, ' ⏎ ').trimEnd() : text.trimEnd();
}

const control = /[\u0000-\u001f\u007f-\u009f]/;
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;
