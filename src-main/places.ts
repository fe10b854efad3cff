/** Where the files that ship beside the code are: the same answer from a checkout (`src-main/places.ts`) and from the build (`out/main/*.js`, flat). */
import { join } from 'node:path';

const fromSource = import.meta.filename.endsWith('.ts');
const projectFolder = join(import.meta.dirname, fromSource ? '..' : '../..');

/** `resources/`: demo recording, verifier, icons. */
export const resourcesFolder = join(projectFolder, 'resources');

/** The built screen that the workstation serves; exists after `npm run build`. */
export const screenFolder = join(projectFolder, 'out/renderer');
