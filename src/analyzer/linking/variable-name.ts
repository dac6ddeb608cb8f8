const affixes = {
  start: /^(?:NEXT_PUBLIC|REACT_APP|VITE|PUBLIC|INTERNAL|EXTERNAL|HTTP)_/,
  end: /_(?:URL|URI|HOST|HOSTNAME|BASE|BASEURL|ENDPOINT|API|ADDR|ADDRESS|ORIGIN|INTERNAL|EXTERNAL|DOMAIN|PORT|SERVER|ROOT|PATH|PREFIX|GRPC)$/,
} as const;

/**
 * The host names that a variable's name suggests: `PAYMENT_SERVICE_URL` gives `payment-service` and `paymentservice`;
 * a dotted or camel-case key (`services.paymentUrl`) is read by its last words.
 */
export function hostsInName(variable: string): readonly string[] {
  let name = (variable.split('.').pop() ?? variable).replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(affixes.start, '').replace(affixes.end, '');
  }
  if (name === '' || /^(?:API|BASE|URL|HOST|SERVICE)$/.test(name)) return [];
  const dashed = name.toLowerCase().replaceAll('_', '-');
  return [...new Set([dashed, dashed.replaceAll('-', '')])];
}
