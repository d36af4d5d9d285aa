/**
 * Small things kept on this device through a closed tab and a lost network: drafts, photos waiting to be sent.
 * One IndexedDB, values by key; a value may hold Blobs. Every call fails softly where the browser allows no storage.
 */
const NAME = "haat";
const STORE = "kept";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await open();
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    }).finally(() => database.close());
  } catch {
    return undefined;
  }
}

/** Keeps `value` under `key` ("draft:12"); true when it is safely on the device. */
export async function keep(key: string, value: unknown): Promise<boolean> {
  return (await run("readwrite", (store) => store.put(value, key))) !== undefined;
}

/** What was kept under `key`, or undefined. */
export function recall<T>(key: string): Promise<T | undefined> {
  return run<T>("readonly", (store) => store.get(key));
}

/** Everything whose key begins with `prefix`, as [key, value] pairs. */
export async function recallAll<T>(prefix: string): Promise<[string, T][]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const keys = (await run("readonly", (store) => store.getAllKeys(range))) ?? [];
  const values = (await run("readonly", (store) => store.getAll(range))) ?? [];
  return keys.map((key, index) => [String(key), values[index] as T]);
}

/** Forgets what is under `key`. */
export async function forget(key: string): Promise<void> {
  await run("readwrite", (store) => store.delete(key));
}
