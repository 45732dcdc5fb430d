import { basename } from 'node:path';

// What Lit calls; nobody who embeds an element does.
const lifecycle =
  /^(render|connectedCallback|disconnectedCallback|attributeChangedCallback|shouldUpdate|willUpdate|update|firstUpdated|updated|createRenderRoot|getUpdateComplete)$/;

const isPublic = (member) =>
  (member.privacy ?? 'public') === 'public' &&
  !member.static &&
  !/^[#_]/.test(member.name) &&
  !lifecycle.test(member.name);

/** Keeps the elements and what they promise, under the path an importer of the package sees. */
function onlyPublic() {
  return {
    name: 'only-public',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.modules = manifest.modules.filter((module) => module.declarations.some(isElement));
      for (const module of manifest.modules) {
        const name = basename(module.path, '.ts');
        module.path = `dist/modules/${name}.js`;
        module.declarations = module.declarations.filter(isElement);
        for (const element of module.declarations) describe(element, `cluster-${name}`);
        const [element] = module.declarations;
        const declaration = { name: element.name, module: module.path };
        module.exports = [
          { kind: 'js', name: element.name, declaration },
          { kind: 'custom-element-definition', name: element.tagName, declaration },
        ];
      }
    },
  };
}

const isElement = (declaration) =>
  declaration.kind === 'class' && declaration.superclass?.name === 'LitElement';

function describe(element, tagName) {
  element.customElement = true;
  element.tagName ??= tagName;
  element.members = (element.members ?? []).filter(isPublic);
  // Events and slots are promised in the class comment; what the analyzer guesses beside it has no text.
  if (element.events) element.events = element.events.filter((event) => event.name && event.description);
}

export default {
  globs: ['src/elements/*.ts'],
  exclude: ['src/view/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [onlyPublic()],
};
