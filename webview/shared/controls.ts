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
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** A name for tests and for placing the focus. */
  readonly name?: string;
}

export interface TextFieldProps extends FieldProps {
  readonly onEnter?: () => void;
}

/** One line of text. */
export function TextField({ label, value, onValue, onEnter, ...rest }: TextFieldProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing && onEnter !== undefined) onEnter();
  };
  return h('vscode-text-field', { ...rest, value, onInput: tell(onValue), onKeyDown }, label);
}

export interface TextAreaProps extends FieldProps {
  readonly rows: number;
}

/** Several lines of text. */
export function TextArea({ label, value, onValue, ...rest }: TextAreaProps): JSX.Element {
  return h('vscode-text-area', { ...rest, value, resize: 'vertical', onInput: tell(onValue) }, label);
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface DropdownProps extends FieldProps {
  readonly options: readonly Option[];
}

/** One of several. */
export function Dropdown({ label, value, onValue, options, ...rest }: DropdownProps): JSX.Element {
  const id = useId();
  const element = useRef<HTMLElement & { value: string }>(null);
  useEffect(() => {
    // Its value means something only after its options are there.
    if (element.current !== null && element.current.value !== value) element.current.value = value;
  });
  const shown = options.map((option) =>
    h('vscode-option', { key: option.value, value: option.value, selected: option.value === value }, option.label),
  );
  return h('div', { class: 'field' }, [
    h('span', { id, class: 'label' }, label),
    h('vscode-dropdown', { ...rest, ref: element, 'aria-labelledby': id, onChange: tell(onValue) }, shown),
  ]);
}

export interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** Yes or no. */
export function Checkbox({ label, checked, onChecked, disabled }: CheckboxProps): JSX.Element {
  const onChange = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement && 'checked' in currentTarget) onChecked(currentTarget.checked === true);
  };
  return h('vscode-checkbox', { checked, disabled, onChange }, label);
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
