import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { cloneDatabase } from '../testing/test-database.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { openDeadLetter } from './open-dead-letter.ts';
import { writeDeadLetter } from './write-dead-letter.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const [scope, stranger] = [{ projectId: randomUUID() }, { projectId: randomUUID() }];
const letter = {
	id: randomUUID(),
	signal: 'traces',
	contentType: 'application/json',
	body: Buffer.from('my secret prompt'),
	reason: 'Error: bad\0byte',
	receivedAt: new Date('2026-11-20T12:00:00Z'),
	secret: 'an installation secret',
};

test('a letter handed over twice is kept once, readable only with the secret and in its project', async () => {
	await writeDeadLetter(db, scope, letter);
	await writeDeadLetter(db, scope, letter);
	expect(await listDeadLetters(db, scope)).toMatchObject([
		{ id: letter.id, reason: 'Error: bad\ufffdbyte', receivedAt: letter.receivedAt, contentType: 'application/json' },
	]);
	expect(await openDeadLetter(db, scope, letter)).toEqual(letter.body);
	expect(await openDeadLetter(db, stranger, letter)).toBeNull();
	expect(await listDeadLetters(db, stranger)).toEqual([]);
	await expect(openDeadLetter(db, scope, { ...letter, secret: 'another' })).rejects.toThrow();
});

test('the bytes at rest do not show the content', async () => {
	const { rows } = await db.query<{ sealed_body: Buffer }>('SELECT sealed_body FROM dead_letters');
	expect(rows).toHaveLength(1);
	expect(rows[0]?.sealed_body.includes('secret prompt')).toBe(false);
});
