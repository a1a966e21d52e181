import type { ClosedMonth } from '@spanledger/core/months/month-calendar';
import type { Db, Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readSettingsVersion } from '../settings/read-settings-version.ts';
import { listClosings } from './list-closings.ts';

type Known = { version: bigint; closings: ClosedMonth[] };

/** What this process knows, per pool: closed months by project, as of a version of its settings, which every closing raises. */
const known = new WeakMap<Db, Map<string, Known>>();
const mostRemembered = 10_000;

/** A project's closed months while its settings are held (`holdSettings`). */
export async function closingsNow(db: Db, tx: Transaction, scope: Scope): Promise<ClosedMonth[]> {
	const memory = known.get(db) ?? new Map<string, Known>();
	known.set(db, memory);
	const version = await readSettingsVersion(tx, scope);
	const before = memory.get(scope.projectId);
	if (before?.version === version) return before.closings;
	const closings = await listClosings(tx, scope);
	if (memory.size >= mostRemembered) memory.clear();
	memory.set(scope.projectId, { version, closings });
	return closings;
}
