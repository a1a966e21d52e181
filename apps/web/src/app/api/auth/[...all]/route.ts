import { getDeps } from '@spanledger/api/get-deps';

const handle = (request: Request): Promise<Response> => getDeps().auth.handler(request);

export { handle as GET, handle as POST };
