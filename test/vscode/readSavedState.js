/* global indexedDB */

/**
 * Runs in the page, not here: everything that VS Code keeps of the window's state, as one text.
 *
 * @returns {Promise<string>}
 */
export async function readSavedState() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const values = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      values.push(await done(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return JSON.stringify(values);
}
