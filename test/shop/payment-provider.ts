import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A charge as the provider received it. */
export interface ProviderCharge {
  readonly amount: number;
  readonly currency: string;
  readonly payment_method: string;
}

/** The external card provider that the payment service calls, played by a server in the test's own process. */
export interface PaymentProvider {
  /** For `PAYMENT_PROVIDER_URL`. */
  readonly url: string;
  /** What was asked for so far, declined charges included. */
  readonly charges: readonly ProviderCharge[];
  stop(): Promise<void>;
}

/** The payment method that the provider declines; every other one is charged. */
export const declinedPaymentMethod = 'pm_declined';

function answer(charge: ProviderCharge, count: number): object {
  if (charge.payment_method !== declinedPaymentMethod) return { id: `ch_${count}`, status: 'succeeded' };
  return { id: `ch_${count}`, status: 'declined', decline_reason: 'insufficient funds' };
}

/** Starts the provider on a free port of this machine. */
export async function startPaymentProvider(): Promise<PaymentProvider> {
  const charges: ProviderCharge[] = [];
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/charges') {
      response.writeHead(404).end();
      return;
    }
    const charge = (await json(request)) as ProviderCharge;
    charges.push(charge);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(charge, charges.length)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    charges,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
