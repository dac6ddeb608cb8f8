import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import { contextOf } from '../../src/planner/context.js';
import { commandName } from '../../src/planner/naming/command-name.js';
import { eventName } from '../../src/planner/naming/event-name.js';
import { isPast, pastTense } from '../../src/planner/naming/past-tense.js';
import { NamesInUse, uniqueName } from '../../src/planner/naming/unique-name.js';
import { singular, wordsOf } from '../../src/planner/naming/words.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../helpers/analysis-builders.js';

describe('words', () => {
  it.each([
    ['placeOrderV2', ['place', 'order', 'v2']],
    ['HTTPServer', ['http', 'server']],
    ['line-items_of', ['line', 'items', 'of']],
    ['café', ['cafe']],
    ['注文', []],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each([
    ['orders', 'order'],
    ['categories', 'category'],
    ['addresses', 'address'],
    ['batches', 'batch'],
    ['boxes', 'box'],
    ['statuses', 'status'],
    ['purchases', 'purchase'],
    ['caches', 'cache'],
    ['people', 'person'],
    ['status', 'status'],
    ['analysis', 'analysis'],
    ['address', 'address'],
    ['news', 'news'],
    ['user', 'user'],
  ])('singular of %s is %s', (plural, one) => {
    expect(singular(plural)).toBe(one);
  });

  it.each([
    ['place', 'placed'],
    ['ship', 'shipped'],
    ['apply', 'applied'],
    ['deploy', 'deployed'],
    ['add', 'added'],
    ['review', 'reviewed'],
    ['fix', 'fixed'],
    ['cancel', 'cancelled'],
    ['submit', 'submitted'],
    ['visit', 'visited'],
    ['send', 'sent'],
    ['pay', 'paid'],
    ['withdraw', 'withdrawn'],
  ])('participle of %s is %s', (verb, participle) => {
    expect([pastTense(verb), isPast(participle)]).toEqual([participle, true]);
  });

  it.each(['need', 'order', 'red'])('%s is no participle', (word) => {
    expect(isPast(word)).toBe(false);
  });
});

const routes = [
  routeOf({ id: 'order POST /orders' }),
  routeOf({ id: 'order POST /orders/{}/cancel' }),
  routeOf({
    id: 'order PUT /carts/{}',
    file: 'services/order/src/app.ts',
    handlerSpan: { start: 0, end: 9_000 },
  }),
];

function eventOf(parts: Parameters<typeof callOf>[0], entry?: string): string {
  const call = callOf({
    ...parts,
    ...(entry === undefined ? {} : { entry: [{ kind: 'route', id: entry }] }),
  });
  return eventName(
    call,
    contextOf(analysisOf({ calls: [call], services: [serviceOf({ name: 'order', routes })] })),
  );
}

describe('the name of an event', () => {
  it.each([
    ['placeOrder', 'OrderPlaced'],
    ['handlePlaceOrder', 'OrderPlaced'],
    ['shipOrderHandler', 'OrderShipped'],
    ['sendWelcomeEmailToUser', 'WelcomeEmailSent'],
    ['addItemToCart', 'ItemAdded'],
    ['onOrderPlaced', 'OrderPlaced'],
    ['updateOrderStatus', 'OrderStatusUpdated'],
    ['OrdersService.create', 'OrderCreated'],
    ['OrderService.cancelOrder', 'OrderCancelled'],
    ['PlaceOrderUseCase.execute', 'OrderPlaced'],
    ['newOrder', 'OrderCreated'],
  ])('of %s is %s', (name, event) => {
    expect(eventOf({ function: name })).toBe(event);
  });

  it.each([
    ['an anonymous function', '', 'order POST /orders', 'OrderCreated'],
    ['a technical name', 'handler', 'order POST /orders', 'OrderCreated'],
    ['a verb alone', 'checkout', 'order POST /orders', 'OrderCreated'],
    ['an action in the path', '', 'order POST /orders/{}/cancel', 'OrderCancelled'],
  ])('comes from the route for %s', (_what, name, entry, event) => {
    expect(eventOf({ function: name }, entry)).toBe(event);
  });

  it('comes from the route for a handler without a name inside of a named function', () => {
    const inside = { function: 'createApp', file: 'services/order/src/app.ts', line: 1 };
    expect(eventOf(inside, 'order PUT /carts/{}')).toBe('CartUpdated');
    expect(eventOf({ ...inside, line: 95 }, 'order PUT /carts/{}')).toBe('AppCreated');
  });

  it('comes from the file where nothing else tells', () => {
    expect(eventOf({ function: '' })).toBe('OrderPlaced');
    expect(eventOf({ function: '', file: 'services/order/src/nightly.ts' })).toBe('NightlyCompleted');
  });
});

function commandOf(method: string, path: string | null, handler: string | null = null): string {
  const id = `loyalty ${method} ${path}`;
  const call = callOf({ method, path, route: id });
  const services = [serviceOf({ name: 'loyalty', routes: [routeOf({ id, handler })] })];
  return commandName(call, contextOf(analysisOf({ calls: [call], services })));
}

describe('the name of a command', () => {
  it.each([
    ['POST', '/points', 'CreatePoint'],
    ['PUT', '/users/{}', 'UpdateUser'],
    ['PATCH', '/api/v2/users/{}/addresses/{}', 'UpdateAddress'],
    ['DELETE', '/cart-items/{}', 'DeleteCartItem'],
    ['GET', '/users/{}', 'GetUser'],
    ['GET', '/users', 'GetUsers'],
    ['POST', '/orders/{}/cancel', 'CancelOrder'],
    ['POST', '/orders/{}/items', 'CreateItem'],
    ['POST', '/orders/{}/payment', 'CreatePayment'],
    ['RPC', 'shop.Payments/ChargeCard', 'ChargeCard'],
    ['POST', '/{}', 'CreateLoyalty'],
    ['POST', null, 'CreateLoyalty'],
    ['ANY', '/points', 'RequestPoint'],
  ])('%s %s is %s', (method, path, name) => {
    expect(commandOf(method, path)).toBe(name);
  });

  it.each([
    ['sendNotification', 'SendNotification'],
    ['NotificationsController.send', 'SendNotification'],
    ['sendNotificationHandler', 'SendNotification'],
    ['NotificationsController.post', 'CreateNotification'],
    ['notifications', 'CreateNotification'],
    ['send', 'CreateNotification'],
    ['saveEverything', 'CreateNotification'],
    [null, 'CreateNotification'],
  ])('takes the handler %s as %s', (handler, name) => {
    expect(commandOf('POST', '/notifications', handler)).toBe(name);
  });
});

describe('a name that is taken', () => {
  const call: Call = callOf({ function: 'shipOrder' });

  it('gets the function, then the producer, then a number', () => {
    const inUse = new NamesInUse();
    const take = () => uniqueName('SendMail', call, ['order', 'mail'], inUse);
    expect([take(), take(), take(), take(), take()]).toEqual([
      'SendMail',
      'SendMailFromShipOrder',
      'SendMailFromOrderShipOrder',
      'SendMail2',
      'SendMail3',
    ]);
  });

  it('is free where no service is shared, whatever the case of its letters where one is', () => {
    const inUse = new NamesInUse();
    inUse.take('SendMail', ['order', 'mail']);
    expect(inUse.isFree('SendMail', ['user', 'post'])).toBe(true);
    expect(inUse.isFree('SENDMAIL', ['user', 'mail'])).toBe(false);
  });

  it('begins with a letter', () => {
    expect(uniqueName('2faCreated', call, ['order'], new NamesInUse())).toBe('Message2faCreated');
    expect(uniqueName('', call, ['order'], new NamesInUse())).toBe('Message');
  });
});
