import type { Db } from '@spanledger/db/connect';
import { ensurePartitions } from '@spanledger/db/partitions/ensure-partitions';

const dayMs = 86_400_000;

export const searchWeek = { days: 7, wordsOfTrace: 60, vocabulary: 20_000 };

/**
 * Writes what the search knows of a busy week, and the traces it belongs to: no spans and no payloads. Words are as uneven as in a language
 * (`w0` stands in nearly every trace, most in few); every 50,000th trace says "sapphire needle".
 */
export async function generateSearchWeek(
	db: Db,
	projectId: string,
	{ to, tracesPerDay }: { to: Date; tracesPerDay: number },
): Promise<number> {
	const { days, wordsOfTrace, vocabulary } = searchWeek;
	const starts = Array.from({ length: days + 1 }, (_, day) => new Date(to.getTime() - day * dayMs));
	await ensurePartitions(db, starts);
	for (let day = 1; day <= days; day++) {
		const from = new Date(to.getTime() - day * dayMs);
		const values = [projectId, from, tracesPerDay, day];
		await db.query(
			`INSERT INTO traces (project_id, trace_id, settled_version, settled_at, min_start, max_start, start_time, start_time_ns,
				duration_ns, last_end_time, name, root_missing, status, tenant, span_count, call_count, error_count, unpriced_spans,
				has_model, has_content, input_preview, facets, cost_usd, input_tokens, output_tokens)
			 SELECT $1, decode(md5($4::int || '/' || n), 'hex'), 1, at, at, at, at, (extract(epoch FROM at) * 1e9)::bigint, n * 1000, at,
				'chat', false, CASE WHEN n % 50 = 0 THEN 'error' ELSE 'ok' END, 'tenant-' || n % 100, 1, 1, 0, 0, true, true,
				'How do I rotate my key?', ARRAY['model=gpt-4o', 'route=chat', 'tenant=tenant-' || n % 100], 0.001, 1000, 100
			 FROM (SELECT n, $2::timestamptz + n * interval '1 day' / $3::int AS at FROM generate_series(0, $3::int - 1) n) made`,
			values,
		);
		await db.query(
			`INSERT INTO trace_search (project_id, trace_id, part, start_time, span_ids, words, attributes)
			 SELECT $1, decode(md5($4::int || '/' || n), 'hex'), 0, $2::timestamptz + n * interval '1 day' / $3::int,
				decode('00000000000000' || lpad(to_hex(n % 256), 2, '0'), 'hex'),
				(said || CASE WHEN n % 50000 = 7 THEN $$ 'sapphire':90 'needle':91$$ ELSE '' END)::tsvector,
				ARRAY['http.host=h' || n % 1000, 'shop.order=o' || $4::int || '-' || n]
			 FROM generate_series(0, $3::int - 1) n,
				LATERAL (SELECT string_agg($$'w$$ || floor(power(random(), 4) * $5::int)::int || $$':$$ || place, ' ') AS said
					FROM generate_series(1, $6::int) place WHERE n IS NOT NULL) words`,
			[...values, vocabulary, wordsOfTrace],
		);
	}
	await db.query('VACUUM ANALYZE trace_search');
	await db.query('VACUUM ANALYZE traces');
	return days * tracesPerDay;
}
