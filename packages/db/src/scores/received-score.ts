import type { Score } from '@spanledger/core/scores/score';
import type { Column } from '../insert-rows.ts';
import { scoreColumns } from './score-columns.ts';

/** A score and when it was received: of two with one id the later counts. */
export type ReceivedScore = { score: Score; receivedAt: Date };

export const receivedScoreColumns: readonly Column<ReceivedScore>[] = [
	...scoreColumns.map(([name, value]) => [name, ({ score }: ReceivedScore) => value(score)] as const),
	['received_at', ({ receivedAt }) => receivedAt],
];

export const scoreKey = ['project_id', 'trace_id', 'id'];

const assigned = receivedScoreColumns.map(([name]) => name).filter((name) => !scoreKey.includes(name));

/** The later copy wins, whichever is written first. */
export const scoreAssignments = `ON CONFLICT (${scoreKey.join(', ')}) DO UPDATE SET
	${assigned.map((name) => `${name} = excluded.${name}`).join(', ')} WHERE excluded.received_at >= scores.received_at`;
