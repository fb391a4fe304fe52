import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

/**
 * Every antd input brings antd's form engine and its validator along, for a context alone. Our forms
 * are made of contracts (`ui/form.ts`), so that one import is answered with a provider that provides
 * nothing: 9 KB less before a phone shows anything.
 */
function withoutFormEngine(): Plugin {
  const stub = '\0no-form-engine';
  return {
    name: 'without-form-engine',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === '@rc-component/form' && importer?.endsWith('/antd/es/form/context.js')
        ? stub
        : undefined,
    load: (id) =>
      id === stub ? 'export const FormProvider = ({ children }) => children;' : undefined,
  };
}

/**
 * antd names each of its icons in English ("plus", "down") to whoever listens to the page, in front
 * of the button's own name. An icon speaks only where a screen gives it a name.
 */
function withSilentIcons(): Plugin {
  const spoken = /role: "img",\s*"aria-label": icon\.name/;
  return {
    name: 'with-silent-icons',
    transform(code, id) {
      if (!/\/@ant-design\/icons\/es\/components\/AntdIcon(Light)?\.js$/.test(id)) return;
      if (!spoken.test(code)) throw new Error('antd changed how it names its icons');
      const silent = '...(restProps["aria-label"] ? { role: "img" } : { "aria-hidden": true })';
      return { code: code.replace(spoken, silent), map: null };
    },
  };
}

/** Writes each text file packed beside itself, once at build; the server only picks (pages.ts). */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((it) => /\.(js|css)$/.test(it))) {
        const file = join(dir, name);
        const source = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(source));
        writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }));
      }
    },
  };
}

/** What nearly every part of the application needs is one file: dozens of crumbs pack badly. */
const core = { name: 'core', minShareCount: 50 };

/** So is what forms are made of. */
const forms = {
  name: 'forms',
  test: (id: string) =>
    /src\/web\/ui\/(field|form-body|form-page|form|text-field|choice-field)\.tsx?$/.test(id) ||
    /\/(antd\/es\/input\/(Input|TextArea|style|hooks)|@rc-component\/(input|textarea))/.test(id),
  minShareCount: 8,
};

/** The web application: built beside the compiled server, served by it under one origin. */
export default defineConfig({
  root: 'src/web',
  plugins: [withoutFormEngine(), withSilentIcons(), react(), packed()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The page of guests stands beside the application and shares nothing with it.
    rolldownOptions: {
      input: ['index', 'form'].map((it) => join(import.meta.dirname, `src/web/${it}.html`)),
      output: {
        codeSplitting: { groups: [core, forms], includeDependenciesRecursively: false },
      },
    },
    target: ['chrome107', 'safari16', 'firefox110'],
    // Everything is a file of our own origin: a data: URL would need a hole in the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    port: 5173,
    strictPort: true, // The Host stays the page's own: the server refuses writes that come from another origin.
    proxy: { '^/api/': { target: 'http://127.0.0.1:8080', changeOrigin: false } },
  },
});
