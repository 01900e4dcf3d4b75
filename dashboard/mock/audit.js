// A hash-chained audit trail like the product's.
import { createHash } from 'node:crypto';

export class Audit {
  rows = [];

  add(at, incidentId, action, actor, identitySource, detail, plan = null, evidenceIds = []) {
    const previousHash = this.rows.at(-1)?.hash ?? '0'.repeat(64);
    const row = {
      sequence: this.rows.length + 1,
      at,
      incidentId,
      action,
      actor,
      identitySource,
      detail,
      planHash: plan?.hash ?? null,
      policyVersion: plan?.policyVersion ?? null,
      evidenceIds,
      previousHash,
    };
    this.rows.push({ ...row, hash: createHash('sha256').update(JSON.stringify(row)).digest('hex') });
  }

  /** As GET /api/audit/check answers. */
  check() {
    const broken = this.rows.findIndex((row, i) => i > 0 && row.previousHash !== this.rows[i - 1].hash);
    return { rows: this.rows.length, problem: broken < 0 ? null : `Row ${broken + 1} does not follow the row before it.` };
  }

  of(incidentId) {
    return this.rows.filter((row) => !incidentId || row.incidentId === incidentId);
  }
}
