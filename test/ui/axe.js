/* global axe, document */

/**
 * Runs in a page that has axe-core in it.
 *
 * @returns {Promise<string[]>} what is wrong, and where
 */
export async function findBarriers() {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target}\n${failureSummary}`),
  );
}
