import { useId } from 'react';
import type { Cause, Evidence } from '../../../api/types';
import { Confidence } from '../../../components/Confidence';
import { Icon } from '../../../components/Icon';
import { resourceName, resourceType, sentence } from '../../../format/names';
import { share } from '../../../format/number';
import { FactButton } from './FactButton';

interface Props {
  cause: Cause;
  facts: readonly Evidence[];
  open: boolean;
  onToggle: () => void;
}

/** One suspect; opened, it shows which part of its score rests on which facts. */
export function CauseRow({ cause, facts, open, onToggle }: Props) {
  const id = useId();
  const where = [resourceName(cause.resourceId), resourceType(cause.resourceId), sentence(cause.kind), cause.metric].filter(Boolean).join(' · ');
  return (
    <li className={cause.rank === 1 ? 'cause top' : 'cause'} data-testid="cause-row" data-resource={cause.resourceId}>
      <button type="button" className="cause-head" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <span className="cause-rank">{cause.rank}</span>
        <span className="cause-title" data-testid="cause-title">
          {cause.title}
        </span>
        <Confidence value={cause.confidence} />
        <Icon name="next" size={14} />
        <span className="cause-where">{where}</span>
      </button>
      <div className="cause-body" id={id} hidden={!open}>
        {cause.contributions.map((part) => (
          <div className="fact-line" key={part.component}>
            <span className="part">
              {sentence(part.component)} <span className="num">{share(part.weight)}</span>
            </span>
            <span>
              {part.evidenceIds.map((factId) => (
                <FactButton key={factId} id={factId} fact={facts.find((f) => f.id === factId)} />
              ))}
            </span>
          </div>
        ))}
      </div>
    </li>
  );
}
