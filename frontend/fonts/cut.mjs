// Cuts the fonts of Urdu and Bengali to the letters and weights that pages use. Run by `npm run fonts` when one of the
// packages changes; the results stand beside this file, because cutting takes longer than the whole build.
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const URDU =
  "20 60C 61B 61F 621-63A 640-656 660-66D 670-671 674 679 67E 686 688 691 698 6A9 6AF 6BA 6BE 6C0-6C3 6CC 6D2-6D4 6F0-6F9 200C-200F FDF2 FDFA";
const BENGALI = "20 951-952 964-965 980-9FE 200C-200D 20B9 25CC";

/** Package, letters, and one weight; without a weight the whole axis stays. */
const CUTS = [
  ["noto-naskh-arabic", "arabic", URDU],
  ["noto-nastaliq-urdu", "arabic", URDU, 600],
  ["noto-sans-bengali", "bengali", BENGALI, 400],
  ["noto-sans-bengali", "bengali", BENGALI, 650],
  ["noto-serif-bengali", "bengali", BENGALI, 700],
];

const letters = (ranges) =>
  ranges
    .split(" ")
    .flatMap((range) => {
      const [first, last = first] = range.split("-").map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
    })
    .join("");

for (const [name, script, ranges, weight] of CUTS) {
  const whole = readFileSync(`node_modules/@fontsource-variable/${name}/files/${name}-${script}-wght-normal.woff2`);
  const axes = weight ? { variationAxes: { wght: weight } } : {};
  const cut = await subsetFont(whole, letters(ranges), { targetFormat: "woff2", ...axes });
  const file = `frontend/fonts/${name}${weight ? `-${weight}` : ""}.woff2`;
  writeFileSync(file, cut);
  console.log(`${file}: ${Math.round(whole.length / 1000)} → ${Math.round(cut.length / 1000)} kB`);
}
