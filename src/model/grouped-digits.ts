/** A number with commas between groups of three digits, `1,234.5`: the same on every machine. */
export function groupedDigits(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}
