import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'bull',
  match: [
    [
      "import { Queue, Worker } from 'bullmq';\nconst queue = new Queue('mail');\nqueue.add('welcome', data);\nqueue.addBulk([]);\nnew Worker('mail', send);",
      ['3 publish bull mail', '4 publish bull mail', '5 consume bull mail'],
    ],
    [
      "const Bull = require('bull');\nconst mail = new Bull('mail', process.env.REDIS_URL);\nmail.process(send);\nmail.add(data);",
      ['3 consume bull mail', '4 publish bull mail'],
    ],
    [
      {
        'a.ts':
          "import { InjectQueue } from '@nestjs/bullmq';\nimport { Queue } from 'bullmq';\nclass A { constructor(@InjectQueue('mail') private readonly mail: Queue) {}\n f() { return this.mail.add('welcome', data); } }",
        'b.ts':
          "import { Processor } from '@nestjs/bullmq';\n@Processor('mail')\nclass B {}\n@Processor({ name: 'audit' })\nclass C {}",
      },
      ['4 publish bull mail', '2 consume bull mail', '4 consume bull audit'],
    ],
    [
      "import { FlowProducer } from 'bullmq';\nnew FlowProducer().add({ name: 'a', queueName: 'mail' });",
      ['2 publish bull mail'],
    ],
  ],
  nearMiss: [
    "import { Queue } from 'bullmq';\nnew Set().add('mail');\nnew Queue('mail').close();",
    "new Worker('./thread.js');",
  ],
  cannotTell: [
    ["import { Queue } from 'bullmq';\nnew Queue(name()).add('welcome', data);", ['2 publish bull {}']],
  ],
};
