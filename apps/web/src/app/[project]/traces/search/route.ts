import { getDeps } from '@spanledger/api/get-deps';
import { streamSearch } from '@spanledger/api/search/stream-search';

type Context = { params: Promise<{ project: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
	return streamSearch(request, (await params).project, getDeps());
}
