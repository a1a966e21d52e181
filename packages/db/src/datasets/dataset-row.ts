import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';

export type Dataset = {
	id: string;
	name: string;
	description: string;
	/** The latest; 0 = nothing was ever in it. */
	version: number;
	/** Items in that version. */
	items: number;
	createdBy: string;
	createdAt: Date;
	updatedAt: Date;
};

export const datasetColumns = `id, name, description, version, items, created_by AS "createdBy", created_at AS "createdAt",
	updated_at AS "updatedAt"`;

/** An item as it stands in one version. */
export type StoredItem = DatasetItem & {
	id: string;
	/** Its number in the dataset, for ever. */
	position: number;
	/** The version in which it came to stand like this. */
	version: number;
	createdBy: string;
	createdAt: Date;
};

export const itemColumns = `item_id AS id, position, version_from AS version, input, output, expected, context, labels,
	nullif(trace_id, '') AS "traceId", nullif(span_id, '') AS "spanId", nullif(user_id, '') AS "userId",
	created_by AS "createdBy", created_at AS "createdAt"`;
