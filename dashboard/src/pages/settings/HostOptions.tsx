import { useState } from 'react';
import { useSettings } from '../../api/pageQueries';
import { EmptyState } from '../../components/EmptyState';
import { Loaded } from '../../components/Loaded';
import { OptionGroup } from './OptionGroup';
import { shownOptions } from './shown';

/** The options in force, read-only: what was changed stands out, and every one says what it does. */
export function HostOptions() {
  const query = useSettings();
  const [text, setText] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const searching = onlyChanged || text.trim() !== '';
  return (
    <>
      <div className="row wrap">
        <input
          type="search"
          className="input option-filter"
          placeholder="Find an option by name, value or words"
          aria-label="Find an option"
          value={text}
          onChange={(event) => setText(event.target.value)}
          data-testid="option-filter"
        />
        <label className="row small">
          <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} data-testid="only-changed" /> Only
          what is not the default
        </label>
      </div>
      <Loaded query={query}>
        {(settings) => {
          const groups = shownOptions(settings, text, onlyChanged);
          if (groups.length === 0)
            return (
              <div className="list">
                <EmptyState
                  title="No such option"
                  text="Nothing here matches. Options are set in appsettings.json, app settings or environment variables (AIOps__Detect__…)."
                />
              </div>
            );
          return (
            <>
              {groups.map((group) => (
                <OptionGroup key={`${group.name} ${searching}`} group={group} open={searching} />
              ))}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
