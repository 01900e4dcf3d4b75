import { Link } from 'wouter';
import type { SeriesCatalogue } from '../../api/proposed';
import { List } from '../../components/List';
import { resourceName, resourceType } from '../../format/names';

const most = 100;

/** Every series of the host, to start from when none is chosen. */
export function CatalogueList({ catalogue }: { catalogue: SeriesCatalogue['items'] }) {
  return (
    <>
      <p className="muted small">{catalogue.length > most ? `The first ${most} of ${catalogue.length} series.` : 'Choose a series.'}</p>
      <List label="Series">
        {catalogue.slice(0, most).map((s) => (
          <li key={s.key}>
            <Link className="list-row" href={`/explorer?key=${encodeURIComponent(s.key)}`} data-row data-testid="series-row">
              <span>
                <span className="title">{resourceName(s.resourceId)}</span> <span className="sub">{resourceType(s.resourceId)}</span>
              </span>
              <span className="meta">
                {s.metric}
                {s.dimensions && ` · ${s.dimensions}`}
              </span>
            </Link>
          </li>
        ))}
      </List>
    </>
  );
}
