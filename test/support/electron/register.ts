/** Sends `electron`, imported or required, to the stand-in. */
import { registerHooks } from 'node:module';

const url = new URL('./module.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url, shortCircuit: true, format: 'module-typescript' } : next(specifier, context),
});
