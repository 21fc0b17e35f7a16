import { asInterface } from "../web/webidl.ts";

/** What storage will have and has not yet: refused by name, so that nobody looks for the fault elsewhere. */
export function unavailable(name: string): Error {
  return new Error(`${name} is not available on this platform yet.`);
}

/** `storage.sql`: having it does no harm, using it is refused. */
export class SqlStorage {
  exec(): never {
    throw unavailable("storage.sql.exec()");
  }

  prepare(): never {
    throw unavailable("storage.sql.prepare()");
  }

  get databaseSize(): number {
    throw unavailable("storage.sql.databaseSize");
  }
}
asInterface(SqlStorage);
