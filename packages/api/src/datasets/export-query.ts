import { exportFormats } from '@spanledger/core/datasets/export-item';
import { z } from 'zod';

/** The latest unless named. */
export const version = z
	.string()
	.regex(/^\d{1,9}$/, 'a version such as 3')
	.transform(Number)
	.meta({ type: 'integer' })
	.optional();

/** The public parameters of `GET /datasets/{name}/export`. */
export const exportQuery = z.object({ format: z.enum(exportFormats).default('plain'), version });
export type ExportQuery = z.output<typeof exportQuery>;
