import { getDeps } from '@spanledger/api/get-deps';
import { downloadChargeback } from '@spanledger/api/reports/download-chargeback';

type Context = { params: Promise<{ project: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
	return downloadChargeback(request, (await params).project, getDeps());
}
