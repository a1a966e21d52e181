import { z } from 'zod';

/** The named shapes of the public contract: what OpenAPI prints under components/schemas. */
export const contract = z.registry<{ id: string }>();
