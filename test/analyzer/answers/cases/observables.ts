import type { Case } from '../described.js';

const within = (body: string): string => `
import { firstValueFrom, lastValueFrom, map, tap, catchError, retry } from 'rxjs';
export class Orders {
  async placeOrder(order: Order): Promise<unknown> {
${body}
  }
}`;

const besides = { function: 'Orders.placeOrder' };

export const OBSERVABLE_CASES: readonly Case[] = [
  {
    name: 'firstValueFrom, destructured',
    code: within(
      "    const { data } = await firstValueFrom(/*@*/this.http.get('http://user/me'));\n    return data; // <-",
    ),
    want: 'data reply propagates awaited',
    besides,
  },
  {
    name: 'lastValueFrom, nothing used',
    code: within("    await lastValueFrom(/*@*/this.http.post('http://mail/send'));\n    return order;"),
    want: 'status - propagates awaited',
    besides,
  },
  {
    name: 'toPromise',
    code: within(
      "    const res = await /*@*/this.http.get('http://user/me').toPromise();\n    return res.data; // <-",
    ),
    want: 'data reply propagates awaited',
    besides,
  },
  {
    name: 'pipe(map) takes the body, pipe(tap) only logs',
    code: within(
      "    const user = await firstValueFrom(\n      /*@*/this.http.get('http://user/me').pipe(tap((res) => this.logger.log(res)), map((res) => res.data)),\n    );\n    return user; // <-",
    ),
    want: 'data reply propagates awaited',
    besides,
  },
  {
    name: 'near miss: map drops the answer',
    code: within(
      "    return firstValueFrom(/*@*/this.http.post('http://mail/send').pipe(map(() => 'sent')));",
    ),
    want: 'status - propagates awaited',
    besides,
  },
  {
    name: 'catchError throws another error',
    code: within(
      "    await firstValueFrom(\n      /*@*/this.http.post('http://mail/send').pipe(\n        catchError((error) => { throw new BadGatewayException(error); }), // <-\n      ),\n    );\n    return order;",
    ),
    want: 'status - mapped awaited',
    besides,
  },
  {
    name: 'retry operator',
    code: within(
      "    await firstValueFrom(/*@*/this.http.post('http://mail/send').pipe(retry(3))); // <-\n    return order;",
    ),
    want: 'status - retried awaited',
    besides,
  },
  {
    name: 'subscribe with callbacks',
    code: within(
      "    /*@*/this.http.get('http://user/all').subscribe({\n      next: (res) => { this.users = res.data; }, // <-\n      error: (error) => this.logger.error(error),\n    });\n    return order;",
    ),
    want: 'data store swallowed awaited',
    besides: { ...besides, parallel: 'Block 3' },
  },
  {
    name: 'subscribe that looks at nothing',
    code: within("    /*@*/this.http.post('http://audit/entries').subscribe(); // <-\n    return order;"),
    want: 'ignored - swallowed unawaited',
    besides: { ...besides, parallel: 'Block 3' },
  },
  {
    name: 'returned from a controller',
    code: `
@Controller('users')
export class Users {
  @Get()
  all() {
    return /*@*/this.http.get('http://user/all').pipe(map((res) => res.data)); // <-
  }
}`,
    want: 'data reply propagates awaited',
    besides: { function: 'Users.all' },
  },
];
