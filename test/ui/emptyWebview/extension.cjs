const vscode = require('vscode');

const uri = vscode.Uri.parse('empty:/Empty');

/** A row that opens a page with one word, by the same way as a call's row opens its transcript. */
exports.activate = ({ subscriptions }) => {
  const nothing = () => new vscode.Disposable(() => undefined);
  const stat = { type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 };
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const files = {
    onDidChangeFile: nothing,
    watch: nothing,
    stat: () => stat,
    readFile: () => new Uint8Array(),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const row = new vscode.TreeItem('Empty page');
  row.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  const tree = { getChildren: () => [row], getTreeItem: (item) => item };
  const editor = {
    openCustomDocument: () => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: (_document, { webview }) => {
      webview.options = { enableScripts: true };
      webview.html = '<!DOCTYPE html><html><body><p id="empty-word">Empty</p></body></html>';
    },
  };
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider('empty', files, { isReadonly: true }),
    vscode.window.registerTreeDataProvider('emptyWebview.rows', tree),
    vscode.window.registerCustomEditorProvider('emptyWebview.editor', editor),
  );
};
