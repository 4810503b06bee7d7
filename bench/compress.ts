import * as zlib from 'node:zlib';
import { createCompressor, createLz4, readDictionary1 } from '#security';
import { fhirSamples } from './fhir-samples.ts';
import { machineLine, tableOf, timeCall } from './time-call.ts';

/**
 * Compression of FHIR content before sealing: cost of a call and ratio, by method. To beat: pack 15 µs and unpack 5 µs
 * for an Observation of 0.8 kB, ratio 0.40.
 */
interface Method {
  readonly name: string;
  pack(content: Buffer): Uint8Array;
  unpack(packed: Uint8Array): Uint8Array;
}

/** Content of the compressor is measured up to where it goes over to Zstandard. */
const small = 16_384;

function methods(): readonly Method[] {
  const dictionary = readDictionary1();
  const lz4 = createLz4(dictionary);
  const ours = createCompressor();
  // The compression that `pack` chose, which the envelope carries.
  const chosen = new WeakMap<Uint8Array, 0 | 1 | 2 | 3>();
  const zstd = (level: number, options: zlib.ZstdOptions = {}): Omit<Method, 'name'> => {
    const params = { [zlib.constants.ZSTD_c_compressionLevel]: level };
    return {
      pack: (content) => zlib.zstdCompressSync(content, { params, ...options }),
      unpack: (packed) => zlib.zstdDecompressSync(packed, options),
    };
  };
  return [
    {
      name: 'deflateRaw',
      pack: (content) => zlib.deflateRawSync(content),
      unpack: (packed) => zlib.inflateRawSync(packed),
    },
    {
      name: 'deflateRaw, dictionary',
      pack: (content) => zlib.deflateRawSync(content, { dictionary }),
      unpack: (packed) => zlib.inflateRawSync(packed, { dictionary }),
    },
    { name: 'zstd 1', ...zstd(1) },
    { name: 'zstd 1, dictionary', ...zstd(1, { dictionary }) },
    { name: 'zstd 3, dictionary', ...zstd(3, { dictionary }) },
    {
      name: 'LZ4, dictionary',
      pack: (content) => Buffer.from(lz4.compress(content) ?? content),
      unpack: (packed) => Buffer.from(lz4.decompress(packed)),
    },
    {
      name: '**UUIDs packed, LZ4, dictionary (ours)**',
      pack(content) {
        const { compression, packed } = ours.pack(content);
        const copy = Buffer.from(packed);
        chosen.set(copy, compression);
        return copy;
      },
      unpack: (packed) => Buffer.from(ours.unpack(chosen.get(packed) ?? 0, packed)),
    },
  ];
}

function measure(method: Method, contents: readonly Buffer[]): readonly string[] {
  const pack = timeCall(contents, (content) => method.pack(content));
  const packed = contents.map((content) => method.pack(content));
  contents.forEach((content, at) => {
    if (!content.equals(method.unpack(packed[at]!))) throw new Error(`${method.name} does not give back content ${at}`);
  });
  const unpack = timeCall(packed, (one) => method.unpack(one));
  const ratio = sum(packed) / sum(contents);
  return [pack.toFixed(1), unpack.toFixed(1), ratio.toFixed(3)];
}

const sum = (all: readonly Uint8Array[]): number => all.reduce((total, { length }) => total + length, 0);

const samples = fhirSamples();
if (samples) {
  const sets = [
    ['Observation 0.8 kB', samples.observations.slice(0, 400)],
    ['Synthea, all types < 16 kB', samples.synthea.filter(({ length }) => length < small).slice(0, 400)],
    ['HL7 examples < 16 kB', samples.examples.filter(({ length }) => length < small)],
    ['content ≥ 16 kB', [...samples.examples, ...samples.synthea].filter(({ length }) => length >= small).slice(0, 60)],
  ] as const;
  console.log(`Compression before sealing: µs to pack, µs to unpack, ratio. ${machineLine()}`);
  for (const [name, contents] of sets) {
    const usable = methods().filter((method) => !(contents[0]!.length >= small && method.name === 'LZ4, dictionary'));
    const rows = usable.map((method) => [method.name, ...measure(method, contents)]);
    console.log(`\n${name} (${contents.length}, ${(sum(contents) / contents.length / 1000).toFixed(1)} kB)\n`);
    console.log(tableOf([['method', 'pack', 'unpack', 'ratio'], ...rows]));
  }
} else {
  console.log('skipped: no shared data');
}
