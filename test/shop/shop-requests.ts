import type { RunningShop } from './shop-processes.js';

/** What a service answered. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
}

export interface PlacedOrder {
  readonly id: string;
  readonly userId: string;
  readonly total: number;
}

export interface LoyaltyAccount {
  readonly userId: string;
  readonly balance: number;
  readonly entries: readonly { readonly orderId: string; readonly sku: string; readonly points: number }[];
}

async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body };
}

/** GETs a path of a service, given with its address. */
export async function get<Body>(url: string): Promise<Answer<Body>> {
  return answerOf<Body>(await fetch(url));
}

/** POSTs JSON to a path of a service, given with its address. */
export async function post<Body>(url: string, body: unknown): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answerOf<Body>(response);
}

/** Three items: 25 + 8 + 40 points, and 7,399 cents before any discount. */
export const threeItems = [
  { sku: 'mug-blue', quantity: 2, unitPrice: 1250 },
  { sku: 'tea-earl', quantity: 1, unitPrice: 899 },
  { sku: 'pot-iron', quantity: 1, unitPrice: 4000 },
] as const;

export const address = {
  name: 'Ada Byron',
  street: '12 Analytical Row',
  city: 'Dublin',
  postcode: 'D02 X285',
  country: 'IE',
  email: 'ada@example.com',
} as const;

/** Creates a customer of the gold tier, who gets 5 % off. */
export async function createCustomer(shop: RunningShop): Promise<Customer> {
  const answer = await post<Customer>(`${shop.url('user')}/users`, {
    name: 'Ada Byron',
    email: 'ada@example.com',
    tier: 'gold',
    address,
  });
  return answer.body;
}

/** Orders the three items for a customer. */
export async function orderThreeItems(
  shop: RunningShop,
  customer: Customer,
  paymentMethod = 'pm_visa',
): Promise<Answer<PlacedOrder>> {
  return post<PlacedOrder>(`${shop.url('order')}/orders`, {
    userId: customer.id,
    paymentMethod,
    items: threeItems,
  });
}

/** The points of a customer, with one entry for each award. */
export async function loyaltyAccount(shop: RunningShop, customer: Customer): Promise<LoyaltyAccount> {
  const answer = await get<LoyaltyAccount>(`${shop.url('loyalty')}/points/${customer.id}`);
  return answer.body;
}
