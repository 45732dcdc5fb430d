/** What not every engine or its driver can do. It is told apart here alone, and the output of a run lists it. */
const abilities = {
  // The driver of WebKitGTK presses none.
  keys: () => !/AppleWebKit(?!.*Chrome)/.test(navigator.userAgent),
  'forced colours': () => CSS.supports('forced-color-adjust', 'none'),
};

const said = new Set<string>();

/** Whether this engine can do something; what it cannot is named once for each file of tests. */
export function can(ability: keyof typeof abilities): boolean {
  const isAble = abilities[ability]();
  if (!isAble && !said.has(ability)) console.info(`Not looked at in this engine: ${ability}`);
  said.add(ability);
  return isAble;
}
