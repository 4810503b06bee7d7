/** First bytes of an archive, with the number of its format; what follows is compressed by Zstandard. */
export const MAGIC = 'SUWEN-ARCHIVE 1\n';
