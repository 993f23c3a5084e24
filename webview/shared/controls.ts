/**
 * Form controls for dialogs and panels. They are drawn by @vscode/webview-ui-toolkit, which is archived and large: this
 * is the only file that knows it, its types do not leave it, and it is loaded with `import()` when a form opens first.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextArea,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { type ComponentChildren, type JSX, h } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeTextArea(),
  vsCodeTextField(),
);
// The toolkit reads the theme when the page has loaded. This file may come after that: then it would keep its dark
// defaults on any theme, so it is told once more.
if (document.readyState === 'complete') window.dispatchEvent(new Event('load'));

export interface FieldProps {
  readonly label: string;
  /** Whether the label stands beside it already: then it is only the control's name. */
  readonly named?: boolean;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** The focus leaves it, or a choice is made: what it says now is meant. */
  readonly onSettled?: (() => void) | undefined;
  /** Nothing can be changed now; what it says is as easy to read as ever. */
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  /** A name for tests and for placing the focus. */
  readonly name?: string;
}

export interface TextFieldProps extends FieldProps {
  readonly onEnter?: () => void;
}

/** One line of text. */
export function TextField({ onEnter, ...props }: TextFieldProps): JSX.Element {
  const ref = useName(props);
  return h('vscode-text-field', { ...typed(props), ref, onKeyDown: enter(onEnter, false) }, shownLabel(props));
}

export interface TextAreaProps extends TextFieldProps {
  readonly rows: number;
  /** Whether Enter alone is meant, as in a title, which has no lines; else it is Enter with Ctrl or Meta. */
  readonly oneParagraph?: boolean;
}

/** Several lines of text. */
export function TextArea({ onEnter, oneParagraph = false, rows, ...props }: TextAreaProps): JSX.Element {
  const onKeyDown = enter(onEnter, !oneParagraph);
  const ref = useName(props);
  return h('vscode-text-area', { ...typed(props), ref, rows, resize: 'none', onKeyDown }, shownLabel(props));
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface DropdownProps extends FieldProps {
  readonly options: readonly Option[];
}

/** One of several. Arrows walk over the choices; leaving it, Enter or a click settles one. */
export function Dropdown(props: DropdownProps): JSX.Element {
  return props.readOnly === true ? h(Chosen, props) : h(Choosing, props);
}

/** What is chosen, where nothing can be: the toolkit's list would be grey. */
function Chosen({ options, value, ...props }: DropdownProps): JSX.Element {
  return h(TextField, { ...props, value: options.find((option) => option.value === value)?.label ?? value });
}

function Choosing(props: DropdownProps): JSX.Element {
  const { label, named = false, value, onValue, onSettled, options, name } = props;
  const id = useId();
  const element = useRef<HTMLElement & { value: string }>(null);
  useEffect(() => {
    // Its value means something only after its options are there.
    if (element.current !== null && element.current.value !== value) element.current.value = value;
  });
  const shown = options.map((option) =>
    h('vscode-option', { key: option.value, value: option.value, selected: option.value === value }, option.label),
  );
  const settle = (): void => {
    // The element tells of a choice after the click that made it.
    setTimeout(() => onSettled?.(), 0);
  };
  const onKeyUp = ({ key }: KeyboardEvent): void => {
    if (key === 'Enter') settle();
  };
  const events = { onChange: tell(onValue), onClick: settle, onFocusOut: settle, onKeyUp };
  const called = named ? { 'aria-label': label } : { 'aria-labelledby': id };
  const control = h('vscode-dropdown', { name, ...called, ...events, ref: element }, shown);
  return named ? control : h('div', { class: 'field' }, [h('span', { id, class: 'label' }, label), control]);
}

/** Names a control whose label stands beside it. The toolkit puts a name of its own there when the control appears. */
function useName({ label, named = false }: Pick<FieldProps, 'label' | 'named'>) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (named) element.current?.setAttribute('aria-label', label);
  }, [label, named]);
  return element;
}

/** The attributes that every field for typing has. */
function typed({ name, value, placeholder, readOnly = false, onValue, onSettled }: FieldProps) {
  // What to write there is of no use where nobody can.
  const hint = readOnly && placeholder !== undefined ? '–' : placeholder;
  return { name, value, placeholder: hint, readOnly, onInput: tell(onValue), onFocusOut: onSettled };
}

function shownLabel({ label, named = false }: FieldProps): string | undefined {
  return named ? undefined : label;
}

function enter(onEnter: (() => void) | undefined, withModifier: boolean) {
  return (event: KeyboardEvent): void => {
    const { key, isComposing, ctrlKey, metaKey } = event;
    if (key !== 'Enter' || isComposing || onEnter === undefined || (withModifier && !ctrlKey && !metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    onEnter();
  };
}

export interface CheckboxProps {
  readonly label: string;
  /** Whether the label stands beside it already: then it is only the control's name. */
  readonly named?: boolean;
  readonly name?: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly readOnly?: boolean;
}

/** Yes or no. */
export function Checkbox({ label, named = false, name, checked, onChecked, readOnly }: CheckboxProps): JSX.Element {
  const onChange = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement && 'checked' in currentTarget) onChecked(currentTarget.checked === true);
  };
  const ref = useName({ label, named });
  const attributes = { ref, checked, readOnly, name, onChange };
  return h('vscode-checkbox', attributes, named ? undefined : label);
}

export interface ButtonProps {
  readonly onPress: () => void;
  readonly secondary?: boolean;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

/** Does something. */
export function Button({ onPress, secondary = false, disabled, children }: ButtonProps): JSX.Element {
  const appearance = secondary ? 'secondary' : 'primary';
  return h('vscode-button', { appearance, disabled, onClick: onPress }, children);
}

function tell(onValue: (value: string) => void): (event: Event) => void {
  return ({ currentTarget }) => {
    if (currentTarget instanceof HTMLElement && 'value' in currentTarget) onValue(String(currentTarget.value));
  };
}
