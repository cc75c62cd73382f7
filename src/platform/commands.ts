/** Ids of the commands through which the features reach each other; a test holds them to the manifest. */
export const commands = {
  signIn: 'allo.signIn',
  signOut: 'allo.signOut',
  switchAccount: 'allo.switchAccount',
  openApiSettings: 'allo.openApiSettings',
  showLog: 'allo.showLog',
  refresh: 'allo.refresh',
  refreshContact: 'allo.refreshContact',
  loadMoreContacts: 'allo.loadMoreContacts',
  retry: 'allo.retry',
  filterByNumber: 'allo.filterByNumber',
  clearNumberFilter: 'allo.clearNumberFilter',
  openContactById: 'allo.openContactById',
  openPage: 'allo.openPage',
  openToSide: 'allo.openToSide',
  openAsText: 'allo.openAsText',
  copyNumber: 'allo.copyNumber',
} as const;
