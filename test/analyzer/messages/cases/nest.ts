import type { MessageCase } from '../message-case.js';

const imported = "import { ClientProxy, EventPattern, MessagePattern } from '@nestjs/microservices';\n";

export const cases: MessageCase = {
  id: 'nestjs',
  match: [
    [
      `${imported}class A { constructor(private client: ClientProxy) {}\n f() { this.client.emit('order.placed', {}); this.client.emit({ cmd: 'audit' }, {}); } }`,
      ['3 publish nestjs order.placed', '3 publish nestjs cmd:audit'],
    ],
    [
      `${imported}class A {\n @EventPattern('order.placed')\n f() {}\n @EventPattern(['order.paid', 'order.sent'])\n g() {} }`,
      ['3 consume nestjs order.placed', '5 consume nestjs order.paid', '5 consume nestjs order.sent'],
    ],
  ],
  nearMiss: [
    `${imported}class A { constructor(private events: EventEmitter) {}\n f() { this.events.emit('order.placed'); } }`,
    `${imported}class A { @MessagePattern('users.get') f() {} }`,
  ],
  cannotTell: [
    [
      `${imported}class A { constructor(private client: ClientProxy) {}\n f(name: string) { this.client.emit(name, {}); } }`,
      ['3 publish nestjs {}'],
    ],
  ],
};
