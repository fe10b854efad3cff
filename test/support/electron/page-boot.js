/** Runs in every page before its scripts and before the preload, which it gives `ipcRenderer` and `contextBridge`. */
(() => {
  if (window !== window.top) return;
  const send = window.__standInSend;
  const waiting = new Map();
  let last = 0;

  window.__standInReply = (id, reply) => {
    waiting.get(id)?.(reply);
    waiting.delete(id);
  };

  // As a denied window.open answers in Electron; an allowed one opens its own window there.
  window.open = (url) => {
    send(JSON.stringify({ open: new URL(url, location.href).href }));
    return null;
  };
  window.addEventListener('click', (event) => {
    const anchor = event.target.closest?.('a[target=_blank]');
    if (!anchor || event.defaultPrevented) return;
    event.preventDefault();
    window.open(anchor.href);
  });

  const ipcRenderer = {
    async invoke(channel, ...args) {
      last += 1;
      const id = last;
      const reply = await new Promise((done) => {
        waiting.set(id, done);
        send(JSON.stringify({ id, channel, args }));
      });
      if ('error' in reply) throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
      return reply.value;
    },
  };

  const contextBridge = {
    exposeInMainWorld: (name, api) =>
      Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true }),
  };

  // Taken away again by the line that runs the preload.
  window.__standInRequire = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name} (sandboxed preload)`);
  };
})();
