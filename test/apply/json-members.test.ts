import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addJsonMembers } from '../../src/apply/json-members.js';

describe('addJsonMembers', () => {
  it.each([
    {
      name: 'adds a member in its alphabetical place and keeps the rest',
      before:
        '{\n  "name": "order",\n  "dependencies": {\n    "axios": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      after:
        '{\n  "name": "order",\n  "dependencies": {\n    "axios": "^1.0.0",\n    "b": "1",\n    "express": "^5.0.0"\n  }\n}\n',
    },
    {
      name: 'keeps the value of a member that is there',
      before: '{"dependencies": {"b": "2"}}',
      after: '{"dependencies": {"b": "2"}}',
    },
    {
      name: 'creates the object, with the indent of the file',
      before: '{\n\t"name": "order"\n}\n',
      after: '{\n\t"name": "order",\n\t"dependencies": {\n\t\t"b": "1"\n\t}\n}\n',
    },
    {
      name: 'keeps Windows line ends',
      before: '{\r\n  "dependencies": {\r\n    "a": "1"\r\n  }\r\n}\r\n',
      after: '{\r\n  "dependencies": {\r\n    "a": "1",\r\n    "b": "1"\r\n  }\r\n}\r\n',
    },
  ])('$name', ({ before, after }) => {
    expect(addJsonMembers(before, '/dependencies', { b: '1' })).toBe(after);
  });

  it('adds each member once, however often it is asked', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z@/.-]{1,8}$/), fc.string(), { maxKeys: 5 }),
        fc.dictionary(fc.stringMatching(/^[a-z@/.-]{1,8}$/), fc.string(), { maxKeys: 5 }),
        (present, wanted) => {
          const text = JSON.stringify({ name: 'x', dependencies: present }, null, 2);
          const once = addJsonMembers(text, '/dependencies', wanted);
          expect(JSON.parse(once).dependencies).toEqual({ ...wanted, ...present });
          expect(addJsonMembers(once, '/dependencies', wanted)).toBe(once);
        },
      ),
    );
  });
});
