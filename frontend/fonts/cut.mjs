// Cuts the fonts to the letters and weights that pages use. Run by `npm run fonts` when one of the packages changes;
// the results stand beside this file, because cutting takes longer than the whole build.
import { readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const LATIN =
  "20-7E A0-FF 131 152-153 2BB-2BC 2C6 2DA 2DC 2002-200F 2010-2015 2018-201A 201C-201E 2020-2022 2026 202F-2030 2032-2033 2039-203A 2044 2060 2066-2069 20AC 2122 2190-2193 2212 2215 2605 FEFF FFFD";
const WIDER = "100-2BA 1E00-1E9F 1EF2-1EFF 2020 20A0-20AA 20AD-20C0 2113";
const VIETNAMESE = "102-103 110-111 128-129 168-169 1A0-1A1 1AF-1B0 300-301 303-304 308-309 323 329 1EA0-1EF9 20AB";
const CYRILLIC = "301 400-45F 490-491 4B0-4B1 2116";
const URDU =
  "20 60C 61B 61F 621-63A 640-656 660-66D 670-671 674 679 67E 686 688 691 698 6A9 6AF 6BA 6BE 6C0-6C3 6CC 6D2-6D4 6F0-6F9 200C-200F FDF2 FDFA";
const BENGALI = "20 951-952 964-965 980-9FE 200C-200D 20B9 25CC";

const TEXT = { min: 400, max: 700 };

/** Package, script, letters, and one weight or a part of the axis; without a weight the whole axis stays. */
const CUTS = [
  ["inter", "latin", LATIN, TEXT],
  ["inter", "latin-ext", WIDER, TEXT],
  ["inter", "vietnamese", VIETNAMESE, TEXT],
  ["inter", "cyrillic", CYRILLIC, TEXT],
  ["alegreya", "latin", LATIN, 700],
  ["alegreya", "latin-ext", WIDER, 700],
  ["alegreya", "vietnamese", VIETNAMESE, 700],
  ["alegreya", "cyrillic", CYRILLIC, 700],
  ["noto-naskh-arabic", "arabic", URDU],
  ["noto-nastaliq-urdu", "arabic", URDU, 600],
  ["noto-sans-bengali", "bengali", BENGALI, 400],
  ["noto-sans-bengali", "bengali", BENGALI, 650],
  ["noto-serif-bengali", "bengali", BENGALI, 700],
];

/** The market's own name as it stands in the top bar: a few letters each, there before everything else. */
const MARKS = [
  ["alegreya", "latin", "haat", 900],
  ["alegreya", "cyrillic", "хаат", 900],
  ["noto-nastaliq-urdu", "arabic", "ہاٹ", 700],
  ["noto-serif-bengali", "bengali", "হাট", 800],
];

const letters = (ranges) =>
  ranges
    .split(" ")
    .flatMap((range) => {
      const [first, last = first] = range.split("-").map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
    })
    .join("");

async function cut(name, script, text, weight, file) {
  const whole = readFileSync(`node_modules/@fontsource-variable/${name}/files/${name}-${script}-wght-normal.woff2`);
  const axes = weight ? { variationAxes: { wght: weight } } : {};
  const made = await subsetFont(whole, text, { targetFormat: "woff2", ...axes });
  writeFileSync(file, made);
  console.log(`${file}: ${Math.round(whole.length / 1000)} → ${Math.round(made.length / 1000)} kB`);
}

for (const [name, script, ranges, weight] of CUTS) {
  const part = name.startsWith("noto") ? "" : `-${script}`;
  const only = typeof weight === "number" ? `-${weight}` : "";
  await cut(name, script, letters(ranges), weight, `frontend/fonts/${name}${part}${only}.woff2`);
}
for (const [name, script, text, weight] of MARKS) await cut(name, script, text, weight, `frontend/fonts/mark-${script}.woff2`);
