import { readAllowedPlaces } from '../deliver/guard-address.ts';
import type { Deps } from '../deps.ts';

/** For tests of jobs that tell nobody anything. */
export const tellNobody: Deps['tell'] = {
	publicUrl: 'http://localhost:3000',
	allowed: readAllowedPlaces(''),
	sendMail: null,
};
