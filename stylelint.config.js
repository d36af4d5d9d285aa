/** @type {import("stylelint").Config} */
export default {
  extends: ["stylelint-config-standard"],
  plugins: ["stylelint-use-logical"],
  rules: {
    // People read from both sides: no left, right, top, bottom, width or height.
    "csstools/use-logical": "always",
    // Every colour is a token; see frontend/css/tokens.css.
    "color-no-hex": true,
    "no-descending-specificity": null,
    "selector-class-pattern": "^[a-z][a-z0-9-]*$",
    "custom-property-pattern": "^[a-z][a-z0-9-]*$",
    "font-family-no-missing-generic-family-keyword": null,
    "declaration-empty-line-before": null,
    "property-no-vendor-prefix": null,
  },
  overrides: [{ files: ["frontend/css/tokens.css"], rules: { "color-no-hex": null } }],
};
