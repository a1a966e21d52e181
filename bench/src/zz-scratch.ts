import { startPostgres } from '../../packages/db/src/testing/start-postgres.ts';
const { url } = await startPostgres();
console.log(url);
setInterval(() => {}, 1000);
