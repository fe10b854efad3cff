/** What the window, tray, menu and dialogs say, Spanish first. */
export type DeskLocale = 'es' | 'en';

const es = {
  show: 'Abrir Testigo',
  quit: 'Salir y detener la captura',
  file: 'Archivo',
  edit: 'Edición',
  view: 'Ver',
  help: 'Ayuda',
  openFolder: 'Abrir la carpeta de trabajo',
  openInBrowser: 'Abrir en el navegador',
  startAtLogin: 'Iniciar con el equipo',
  about: 'Acerca de Testigo',
  undo: 'Deshacer',
  redo: 'Rehacer',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  reload: 'Actualizar',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  zoomReset: 'Tamaño normal',
  fullScreen: 'Pantalla completa',
  developerTools: 'Herramientas de desarrollo',
  trayCapturing: 'Testigo: capturando',
  trayAttention: 'Testigo: requiere atención',
  trayStopped: 'Testigo: el registro no coincide o no hay captura',
  quitTitle: 'Detener la captura',
  quitMessage: 'Si sale, la captura se detiene.',
  quitDetail:
    'Lo que cambie mientras tanto llegará con retraso cuando Testigo vuelva a iniciar, si el origen todavía lo conserva. Cerrar la ventana no detiene la captura.',
  quitConfirm: 'Salir',
  quitCancel: 'Seguir capturando',
  hiddenTitle: 'Testigo sigue capturando',
  hiddenBody: 'La ventana se cerró; la captura continúa. Ábrala de nuevo desde el icono de la bandeja.',
  failedTitle: 'Testigo no pudo iniciar',
};

const en: typeof es = {
  show: 'Open Testigo',
  quit: 'Quit and stop the capture',
  file: 'File',
  edit: 'Edit',
  view: 'View',
  help: 'Help',
  openFolder: 'Open the workspace folder',
  openInBrowser: 'Open in the browser',
  startAtLogin: 'Start with the computer',
  about: 'About Testigo',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  reload: 'Refresh',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  developerTools: 'Developer tools',
  trayCapturing: 'Testigo: capturing',
  trayAttention: 'Testigo: needs attention',
  trayStopped: 'Testigo: the ledger does not match, or nothing is captured',
  quitTitle: 'Stop the capture',
  quitMessage: 'If you quit, the capture stops.',
  quitDetail:
    'What changes meanwhile will arrive late when Testigo starts again, if the source still keeps it. Closing the window does not stop the capture.',
  quitConfirm: 'Quit',
  quitCancel: 'Keep capturing',
  hiddenTitle: 'Testigo keeps capturing',
  hiddenBody: 'The window was closed; the capture goes on. Open it again from the tray icon.',
  failedTitle: 'Testigo could not start',
};

export type DeskTexts = typeof es;
const texts: Readonly<Record<DeskLocale, DeskTexts>> = { es, en };

export function deskTexts(systemLocale: string): DeskTexts {
  return texts[deskLocale(systemLocale)];
}

/** English only where the system asks for it; Spanish everywhere else. */
export function deskLocale(systemLocale: string): DeskLocale {
  return systemLocale.toLowerCase().startsWith('en') ? 'en' : 'es';
}
