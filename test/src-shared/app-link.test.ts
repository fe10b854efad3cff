/** Links from outside: only to a route that the screen has. */
import { describe, expect, it } from 'vitest';
import { linkTo, routeOfLink, screenRoutes } from '#shared/app-link.ts';

describe('a link', () => {
  it('to any view of the screen is read back as its route', () => {
    const routes = [
      '/linea',
      '/linea?dia=2026-11-17&f=-clave%3A%22a+b%22+tx%3Ab81e%3A12&sel=EV-7&tab=prueba',
      '/fuentes',
      '/fuentes/nueva',
      '/fuentes/botica?gap=G-1',
      '/evidencia',
      '/configuracion',
      '/evento/EV-12',
    ];
    expect(routes.map((route) => routeOfLink(linkTo(route)))).toEqual(routes);
    for (const route of Object.values(screenRoutes))
      expect(routeOfLink(linkTo(route.replace(/:\w+\??/, 'x')))).not.toBeNull();
  });

  it('with a slash that the system added is the same', () => {
    expect(routeOfLink('testigo://open/evidencia/')).toBe('/evidencia');
    expect(routeOfLink('TESTIGO://open/linea/?dia=2026-11-17')).toBe('/linea?dia=2026-11-17');
  });

  it('to anything else is none', () => {
    const foreign = [
      '',
      'testigo:',
      'testigo://open',
      'testigo://open/',
      'testigo://open/otra',
      'testigo://open/linea/../../etc',
      'testigo://open//evil.example/linea',
      'testigo://evil/linea',
      'testigo://open/linea?x="--inspect',
      'testigo://open/linea#/evidencia',
      'testigo://open/linea?dia=\n',
      'https://open/linea',
      ` ${linkTo('/linea')}`,
      linkTo(`/linea?f=${'x'.repeat(3000)}`),
    ];
    expect(foreign.filter((link) => routeOfLink(link) !== null)).toEqual([]);
  });
});
