// Builds what the pages need into the package, with all licences, so that nobody needs Node to
// run gutgemacht. `make frontend` calls it.
import { build } from "esbuild";
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const out = process.env.OUT ?? "../src/gutgemacht/web/static/look";
const fonts = { "inter": "Inter", "source-serif-4": "Source Serif 4" };

const { metafile } = await build({
  entryPoints: ["calendar.js", "company.js", "copy.js", "draft.js", "live.js", "pulse.js"],
  outdir: out,
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
});

mkdirSync(`${out}/fonts`, { recursive: true });
for (const font of Object.keys(fonts))
  for (const part of ["latin", "latin-ext"])
    cpSync(
      `node_modules/@fontsource-variable/${font}/files/${font}-${part}-wght-normal.woff2`,
      `${out}/fonts/${font}-${part}.woff2`,
    );

const folders = new Set(
  Object.keys(metafile.inputs)
    .map((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0])
    .filter(Boolean),
);
for (const font of Object.keys(fonts)) folders.add(`node_modules/@fontsource-variable/${font}`);

const licences = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
});
writeFileSync(`${out}/LICENCES.txt`, licences.join(`\n${"-".repeat(72)}\n\n`));
