import type { Outlook } from '../api/forecast';
import { Time } from '../components/Time';
import { measure } from '../format/number';

/** When a limit is reached if it goes on like this, in words. */
export function OutlookLine({ outlook, unit }: { outlook: Outlook | null; unit: string | null }) {
  if (!outlook?.text) return null;
  return (
    <p className={outlook.warning ? 'outlook warning' : 'outlook'} data-testid="outlook">
      <b>Forecast: {outlook.text}.</b> The limit is {measure(outlook.limit, unit)}
      {outlook.earliest && (
        <>
          ; at the earliest <Time at={outlook.earliest} form="minute" />
        </>
      )}
      {outlook.reachesAt && (
        <>
          , most likely <Time at={outlook.reachesAt} form="minute" />
        </>
      )}
      .
    </p>
  );
}
