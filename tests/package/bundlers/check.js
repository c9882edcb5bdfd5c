// The package as installed: its manifest fits the official schema, its paths lead somewhere, and to
// import it where there is no page does no harm.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const complaints = [];
const root = new URL('./vite/node_modules/both-true/', import.meta.url);
const at = (path) => new URL(path, root);

const schema = createRequire(import.meta.url).resolve('custom-elements-manifest/schema.json');
const fits = new Ajv({ allErrors: true, strict: false }).compile(read(schema));
const description = read(at('package.json'));
const manifest = read(at(description.customElements));
if (!fits(manifest)) complaints.push(...fits.errors.map((it) => it.instancePath + ' ' + it.message));

const paths = ({ exports, ...rest }) => [
  rest.main,
  rest.types,
  rest.customElements,
  ...rest.files,
  ...Object.values(exports).flatMap((it) => (typeof it === 'string' ? it : Object.values(it))),
  ...manifest.modules.map((it) => it.path),
];
for (const path of paths(description))
  if (!existsSync(at(path.split('*')[0]))) complaints.push('there is no ' + path);

const { tags } = read(at('vscode.html-custom-data.json'));
const { attributes } = manifest.modules[0].declarations[0];
const names = (all) => all.map((it) => it.name).join();
if (tags[0].name !== 'both-true' || names(tags[0].attributes) !== names(attributes))
  complaints.push('the editor knows other attributes than the manifest');

const { BothTrue } = await import('./vite/server.js');
if (typeof BothTrue !== 'function') complaints.push('a server finds no class');

if (complaints.length) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
