/** Whether this is the watch mode of `npm run dev`; Next fixes it when it builds. */
// biome-ignore lint/style/noProcessEnv: this is the one place that reads it
export const isDevelopment = process.env.NODE_ENV === 'development';
