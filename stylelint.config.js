/** @type {import("stylelint").Config} */
export default {
  extends: ["stylelint-config-standard"],
  plugins: ["stylelint-use-logical"],
  rules: {
    // People read from both sides: no left, right, top, bottom, width or height.
    "csstools/use-logical": "always",
    // Every colour is a token; see frontend/css/tokens.css.
    "color-no-hex": [true, { message: "take a token of tokens.css" }],
    "declaration-property-value-no-unknown": [true, { ignoreProperties: { "text-align": ["-webkit-match-parent"] } }],
    // "min-width" is the word everybody knows.
    "media-feature-range-notation": null,
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-syntaxes"] }],
    "declaration-block-single-line-max-declarations": null,
    "at-rule-empty-line-before": null,
    "no-descending-specificity": null,
    "selector-class-pattern": "^[a-z][a-z0-9_-]*$",
    "custom-property-pattern": "^[a-z][a-z0-9-]*$",
    "font-family-no-missing-generic-family-keyword": null,
    "declaration-empty-line-before": null,
    "property-no-vendor-prefix": null,
  },
  overrides: [
    {
      // The tokens themselves; paper, which has no theme; swatches of the colours of things.
      files: ["frontend/css/tokens.css", "src/haat/orders/styles/orders.css", "src/haat/discovery/styles/discovery.css"],
      rules: { "color-no-hex": null },
    },
  ],
};
