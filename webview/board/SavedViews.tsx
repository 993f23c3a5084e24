import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type SavedView, longestViewName } from '../../src/protocol/perspective.ts';
import { Icon } from '../shared/Icon.tsx';
import type { FindingSession } from './findingSession.ts';

interface SavedViewsProps {
  readonly views: readonly SavedView[];
  readonly finding: FindingSession;
}

/** The views that were saved for the workspace: chosen, renamed, deleted, and one more saved. */
export function SavedViews({ views, finding }: SavedViewsProps): JSX.Element {
  return (
    <fieldset>
      <legend>Saved views</legend>
      {views.length === 0 && (
        <p class="quiet">None yet. A view is the search, the filter, lanes, order and what cards show.</p>
      )}
      <ul class="saved-views">
        {views.map((saved) => (
          <SavedViewRow key={saved.name} saved={saved} finding={finding} />
        ))}
      </ul>
      <NameField
        label="Save this view as"
        action="Save"
        onName={(name) => {
          finding.saveView(name);
        }}
      />
    </fieldset>
  );
}

interface SavedViewProps {
  readonly saved: SavedView;
  readonly finding: FindingSession;
}

function SavedViewRow({ saved, finding }: SavedViewProps): JSX.Element {
  const [renaming, setRenaming] = useState(false);
  const rename = (to: string): void => {
    setRenaming(false);
    finding.renameView(saved.name, to);
  };
  if (renaming) {
    return (
      <li>
        <NameField label={`New name of ${saved.name}`} action="Rename" start={saved.name} onName={rename} />
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        class="choose-view"
        onClick={() => {
          finding.chooseView(saved);
        }}
      >
        {saved.name}
      </button>
      <Tool
        icon="edit"
        title="Rename"
        label={`Rename the view ${saved.name}`}
        onPress={() => {
          setRenaming(true);
        }}
      />
      <Tool
        icon="trash"
        title="Delete"
        label={`Delete the view ${saved.name}`}
        onPress={() => {
          finding.removeView(saved.name);
        }}
      />
    </li>
  );
}

interface ToolProps {
  readonly icon: string;
  readonly title: string;
  readonly label: string;
  readonly onPress: () => void;
}

function Tool({ icon, title, label, onPress }: ToolProps): JSX.Element {
  return (
    <button type="button" class="tool" aria-label={label} title={title} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly action: string;
  readonly start?: string;
  readonly onName: (name: string) => void;
}

function NameField({ label, action, start = '', onName }: NameFieldProps): JSX.Element {
  const [name, setName] = useState(start);
  const done = (): void => {
    if (name.trim() === '') return;
    onName(name.trim());
    setName('');
  };
  return (
    <div class="name-field">
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        maxLength={longestViewName}
        value={name}
        onInput={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) done();
        }}
      />
      <button type="button" class="action" onClick={done}>
        {action}
      </button>
    </div>
  );
}
