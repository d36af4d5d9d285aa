import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import made from "./package.json" with { type: "json" };

const ORDER = "@layer reset, tokens, base, parts, pages;";

/** Puts every stylesheet into the cascade layer of its folder, so that a page's rules never fight a part's by order. */
function layers(): Plugin {
  const homes: [RegExp, string][] = [
    [/\/frontend\/css\/(reset|tokens|base)\.css$/, ""],
    [/\/frontend\/css\/parts\/[^/]+\.css$/, "parts"],
    [/\/src\/haat\/[^/]+\/styles\/[^/]+\.css$/, "pages"],
  ];
  return {
    name: "haat-layers",
    enforce: "pre",
    transform(code, id) {
      const layer = homes.find(([home]) => home.test(id.split("?")[0]!))?.[1];
      if (layer === undefined) return undefined;
      // The bundler decides which file comes first: each one states the order.
      return { code: ORDER + (layer && !code.includes(`@layer ${layer}`) ? `@layer ${layer}{${code}}` : code), map: null };
    },
  };
}

/** The licences of what the build carries, beside it. */
function licences(): Plugin {
  return {
    name: "haat-licences",
    generateBundle() {
      for (const name of Object.keys(made.dependencies))
        this.emitFile({
          type: "asset",
          fileName: `licences/${name.replace(/^@/, "").replace("/", "-")}.txt`,
          source: readFileSync(`node_modules/${name}/LICENSE`, "utf8"),
        });
    },
  };
}

export default defineConfig({
  root: "frontend",
  base: "./",
  publicDir: false,
  plugins: [layers(), licences()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "assets.json",
    // One stylesheet, also for islands that load later: no flash, and one cache entry.
    cssCodeSplit: false,
    // Nothing inline: the content security policy allows only files of our own origin.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome107", "firefox104", "safari16"],
    reportCompressedSize: true,
    rollupOptions: {
      input: { main: "frontend/main.ts", sw: "frontend/sw.ts" },
      // The service worker is served at the root of the site; everything else is named by its content.
      output: { entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js") },
      // htmx holds an eval that our configuration turns off (allowEval) and our policy would refuse.
      checks: { eval: false },
    },
  },
});
