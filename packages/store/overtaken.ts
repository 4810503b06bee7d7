/** Somebody else wrote what this transaction has read: run again, it sees the newer version. */
export class Overtaken extends Error {
  constructor() {
    super('A version that this transaction has read was replaced meanwhile');
    this.name = 'Overtaken';
  }
}
