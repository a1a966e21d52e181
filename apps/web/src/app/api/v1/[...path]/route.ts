import { getDeps } from '@spanledger/api/get-deps';
import { handleRest } from '@spanledger/api/rest/handle-rest';

const handle = (request: Request): Promise<Response> => handleRest(request, getDeps());

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
