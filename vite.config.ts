import { defineConfig, type Plugin } from "vite";

/** Puts every stylesheet into the cascade layer of its folder, so that a page's rules never fight a part's by order. */
function layers(): Plugin {
  const homes: [RegExp, string][] = [
    [/\/frontend\/css\/parts\/[^/]+\.css$/, "parts"],
    [/\/src\/haat\/[^/]+\/styles\/[^/]+\.css$/, "pages"],
  ];
  return {
    name: "haat-layers",
    enforce: "pre",
    transform(code, id) {
      const layer = homes.find(([home]) => home.test(id.split("?")[0]!))?.[1];
      return layer && !code.includes(`@layer ${layer}`) ? { code: `@layer ${layer}{${code}}`, map: null } : undefined;
    },
  };
}

export default defineConfig({
  root: "frontend",
  base: "./",
  publicDir: false,
  plugins: [layers()],
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
    rollupOptions: { input: "frontend/main.ts" },
  },
});
