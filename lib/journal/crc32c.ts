// The checksum of the journal's records: CRC-32C (Castagnoli), as iSCSI and ext4 use it. Not the CRC-32 of zip, which is what Node's zlib has. records calls it.

/** The polynomial 0x1EDC6F41, its bits reversed. */
const POLYNOMIAL = 0x82f63b78;

const entry = (byte: number): number => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
};

const TABLE = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, byte) => entry(byte));

/** The checksum of `bytes`, as an unsigned number of 32 bits. Of the text "123456789" it is 0xE3069283. */
export const crc32c = (bytes: Uint8Array): number => {
  let state = 0xffffffff;
  for (const byte of bytes) state = (TABLE[(state ^ byte) & 0xff] ?? 0) ^ (state >>> 8);
  return (state ^ 0xffffffff) >>> 0;
};
