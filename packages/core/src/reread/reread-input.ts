import { z } from 'zod';
import { mappingSchema } from '../conventions/mapping.ts';

/** What a second reading of a range asks for. A preview may try keys that are not saved yet; null = the project's own. */
export const rereadInput = z.object({ mapping: mappingSchema.nullable() });
export type RereadInput = z.infer<typeof rereadInput>;
