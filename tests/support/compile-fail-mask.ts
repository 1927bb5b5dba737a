import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as assemblyScript from 'assemblyscript/asc';
import { kernelPrelude } from '../../geodata/analysis/matching/wasm/layout.ts';

const folder = new URL('../../geodata/analysis/matching/wasm/', import.meta.url);

/**
 * Compiles `fail-mask.as` of the matching engine with the constants of its `layout.ts` and returns the WebAssembly module. The output depends on
 * nothing but the two sources and the compiler's version. Throws with the compiler's messages.
 */
export const compileFailMask = async (): Promise<Uint8Array> => {
  const source = readFileSync(new URL('fail-mask.as', folder), 'utf8');
  const files = new Map([['fail-mask.ts', kernelPrelude() + source]]);
  let binary: Uint8Array | undefined;
  const { error, stderr } = await assemblyScript.main(
    [
      'fail-mask.ts',
      '--outFile=fail-mask.wasm',
      '--runtime=stub',
      '--importMemory',
      '--enable=simd',
      '--noAssert',
      '-O3',
      '--converge',
    ],
    {
      readFile: (name) => files.get(name) ?? null,
      writeFile: (name, contents) => {
        if (name === 'fail-mask.wasm' && typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
    },
  );
  if (error || !binary)
    throw new Error(`fail-mask.as does not compile:\n${stderr.toString()}`, { cause: error });
  return binary;
};

const target = new URL('fail-mask-module.ts', folder);

/** The text of `fail-mask-module.ts` for a compiled module. */
export const moduleText = (binary: Uint8Array): string => {
  const lines =
    Buffer.from(binary)
      .toString('base64')
      .match(/.{1,100}/g) ?? [];
  return `/**
 * The compiled fail mask, generated from \`fail-mask.as\` by \`npx tsx tests/support/compile-fail-mask.ts\`.
 * Kept as text so that Node, tests and the browser bundle load it alike, with no file to fetch. A test compiles it anew.
 */
export const failMaskModuleBase64 = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  compileFailMask().then((binary) => {
    writeFileSync(target, moduleText(binary));
    console.log(`fail-mask-module.ts: ${binary.length} bytes of WebAssembly`);
  });
}
