import { clusterKey, KeyIndex } from './cluster-key.ts';
import { addRow, emptyUnit, type OpenUnit, type Unit } from './equation.ts';
import type { Row } from './row.ts';

/** Puts neighbouring rows of one cluster together, and notices when a cluster comes back after it was over. */
export class ClusterStream {
  readonly #done: (unit: Unit) => void;
  /** Undefined while no row has named a cluster: then every row is one. */
  #names: KeyIndex | undefined;
  #rows = 0;
  #open: OpenUnit | undefined;
  #openName = '';
  #openKey = 0;
  #scattered = false;

  constructor(done: (unit: Unit) => void) {
    this.#done = done;
  }

  /** @returns the cluster's key: the same for the same name in any stream; without a name, the row's number. */
  add(row: Row): number {
    this.#rows += 1;
    if (row.cluster === undefined) {
      this.#open = emptyUnit();
      addRow(this.#open, row);
      this.close();
      return this.#rows;
    }
    if (this.#open === undefined || row.cluster !== this.#openName) this.#begin(row.cluster);
    addRow(this.#open!, row);
    return this.#openKey;
  }

  /** The last cluster ends with the rows. */
  close(): void {
    if (this.#open) this.#done(this.#open);
    this.#open = undefined;
  }

  get clusters(): number {
    return this.#names ? this.#names.size : this.#rows;
  }

  /** Whether rows of one cluster stand apart, so that what was handed on as a cluster was only a part of one. */
  get scattered(): boolean {
    return this.#scattered;
  }

  #begin(name: string): void {
    this.close();
    this.#names ??= new KeyIndex();
    this.#openName = name;
    this.#openKey = clusterKey(name);
    const before = this.#names.size;
    if (this.#names.add(this.#openKey) < before) this.#scattered = true;
    this.#open = emptyUnit();
  }
}
