import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { postJson } from '../../api/client';
import { useTopology } from '../../api/queries';
import { Dialog } from '../../components/Dialog';
import { explain } from '../../format/problem';
import { useNow } from '../../state/clock';
import { localField } from './phase';

const minute = 60_000;
const lengths = [30, 60, 120, 240, 480];

/** What is covered, when, and why. The host checks it again and says what is wrong with a field. */
export function AnnounceDialog({ onClose }: { onClose: () => void }) {
  const nodes = useTopology().data?.nodes ?? [];
  const now = useNow(60_000);
  const client = useQueryClient();
  const formId = useId();
  const [form, setForm] = useState({ name: '', resourcePrefix: '/', from: localField(Math.ceil(now / minute) * minute), minutes: 60, reason: '' });
  const set = (patch: Partial<typeof form>) => setForm({ ...form, ...patch });
  const announce = useMutation({
    mutationFn: () => {
      const from = new Date(form.from).getTime();
      const { name, resourcePrefix, reason } = form;
      return postJson('/api/maintenance', {
        name,
        resourcePrefix,
        reason,
        from: new Date(from).toISOString(),
        to: new Date(from + form.minutes * minute).toISOString(),
      });
    },
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['maintenance'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    announce.mutate();
  };
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        Cancel
      </button>
      <button type="submit" form={formId} className="button primary" disabled={announce.isPending} data-testid="confirm-announce">
        Announce
      </button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title="Announce planned work" foot={foot} testId="announce-dialog">
      <form id={formId} className="stack" onSubmit={submit}>
        <label className="field">
          <span>Name</span>
          <input
            className="input"
            required
            maxLength={100}
            value={form.name}
            data-autofocus
            data-testid="work-name"
            onChange={(e) => set({ name: e.target.value })}
            placeholder="For example: patch Tuesday, web tier"
          />
        </label>
        <label className="field">
          <span>Covers</span>
          <select className="input" value={form.resourcePrefix} onChange={(e) => set({ resourcePrefix: e.target.value })} data-testid="work-prefix">
            <option value="/">Every resource</option>
            {nodes.map((node) => (
              <option key={node.resourceId} value={node.resourceId}>
                {node.name} and everything in it
              </option>
            ))}
          </select>
        </label>
        <div className="row wrap">
          <label className="field grow">
            <span>Starts (your time)</span>
            <input className="input" type="datetime-local" required value={form.from} onChange={(e) => set({ from: e.target.value })} />
          </label>
          <label className="field grow">
            <span>Lasts</span>
            <select className="input" value={form.minutes} onChange={(e) => set({ minutes: Number(e.target.value) })}>
              {lengths.map((length) => (
                <option key={length} value={length}>
                  {length < 60 ? `${length} minutes` : `${length / 60} h`}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label className="field">
          <span>What is done (required, kept in the audit trail)</span>
          <textarea
            className="input"
            required
            maxLength={500}
            value={form.reason}
            data-testid="work-reason"
            onChange={(e) => set({ reason: e.target.value })}
          />
        </label>
        {announce.error && (
          <p className="notice bad" role="alert">
            {explain(announce.error).text}
          </p>
        )}
      </form>
    </Dialog>
  );
}
