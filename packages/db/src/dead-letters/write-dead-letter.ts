import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { seal } from '../sealing/seal.ts';

export type DeadLetterInput = {
	/** The job's id: handed over twice, it is kept once. */
	id: string;
	signal: string;
	contentType: string;
	/** The request's body, gzipped. */
	body: Uint8Array;
	reason: string;
	receivedAt: Date;
	/** SPANLEDGER_SECRET: prompts are in the body, so it is sealed. */
	secret: string;
};

/** Keeps what could not be stored, with the reason, for a person to look at. */
export async function writeDeadLetter(
	db: Db,
	{ projectId }: Scope,
	{ id, signal, contentType, body, reason, receivedAt, secret }: DeadLetterInput,
): Promise<void> {
	await db.query(
		`INSERT INTO dead_letters (id, project_id, signal, content_type, sealed_body, reason, received_at)
		 VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
		[id, projectId, signal, contentType, seal(body, secret), reason.replaceAll('\0', '\ufffd'), receivedAt],
	);
}
