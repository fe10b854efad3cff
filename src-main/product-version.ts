/** The version of the product, from package.json, part of the build. */
import packageJson from '../package.json' with { type: 'json' };

export const productVersion: string = packageJson.version;
