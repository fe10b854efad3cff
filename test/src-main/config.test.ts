import { describe, expect, it } from 'vitest';
import { isLoopback, parseListen, readConfig } from '../../src-main/config.ts';

describe('the configuration', () => {
  it('puts ingest on loopback, on the next port', () => {
    expect(readConfig({ workspace: 'w', port: '5000' })).toEqual({
      workspace: 'w',
      api: { host: '127.0.0.1', port: 5000 },
      ingest: { host: '127.0.0.1', port: 5001 },
      demo: false,
    });
    expect(readConfig({ workspace: 'w', port: 0 }).ingest.port).toBe(0);
  });

  it.each([
    ['0.0.0.0:4811', { host: '0.0.0.0', port: 4811 }],
    ['[::]:4811', { host: '::', port: 4811 }],
    ['testigo.lan:1', { host: 'testigo.lan', port: 1 }],
  ])('reads the listen address %s', (text, address) => {
    expect(parseListen(text)).toEqual(address);
  });

  it.each(['4811', 'host', 'host:99999', ':1', '::1:4811', '[testigo.lan]:1', 'a:b:1'])(
    'refuses the listen address %s',
    (text) => {
      expect(() => parseListen(text)).toThrow(expect.objectContaining({ code: 'bad-request' }));
    },
  );

  it.each([{ workspace: '' }, { workspace: 'w', port: 70_000 }, { workspace: 'w', port: 'x' }])(
    'refuses %j',
    (input) => {
      expect(() => readConfig(input)).toThrow(expect.objectContaining({ code: 'bad-request' }));
    },
  );

  it('knows the names that never leave this machine', () => {
    expect(['localhost', '127.0.0.1', '127.8.8.8', '::1'].map(isLoopback)).toEqual([true, true, true, true]);
    expect(['0.0.0.0', '::', '127.0.0.1.evil.example', '10.0.0.1', 'localhost.evil.example'].some(isLoopback)).toBe(
      false,
    );
  });
});
