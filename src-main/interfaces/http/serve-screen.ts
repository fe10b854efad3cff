/** Serves the built screen; where there is none, a plain page that says how to build it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export async function serveScreen(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', async (_request, reply) => reply.type('text/html; charset=utf-8').send(notBuilt));
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Built assets carry a hash in their name; the page that names them must always be asked for anew.
      const hashed = /[/\\]assets[/\\]/.test(path);
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

const notBuilt = `<!doctype html><html lang="es"><meta charset="utf-8"><title>Testigo</title>
<h1>Testigo</h1>
<p>La estación está en marcha; la pantalla no está compilada. Ejecute <code>npm run build</code> y recargue.</p>
<p lang="en">The workstation is running; the screen is not built. Run <code>npm run build</code> and reload.</p>
<p><a href="/api/v1/status">/api/v1/status</a></p></html>
`;
