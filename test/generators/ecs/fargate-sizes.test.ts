import { describe, expect, it } from 'vitest';
import { isFargateSize, readAmount, smallestFargateSize } from '../../../src/generators/ecs/fargate-sizes.js';

describe('Fargate sizes', () => {
  it.each([
    [256, 512, true],
    [256, 3072, false],
    [512, 512, false],
    [512, 4096, true],
    [1024, 1536, false],
    [4096, 30_720, true],
    [8192, 20_480, true],
    [8192, 17_408, false],
    [16_384, 122_880, true],
    [300, 1024, false],
  ])('%i CPU units with %i MiB: %s', (cpu, memory, offered) => {
    expect(isFargateSize({ cpu, memory })).toBe(offered);
  });

  it.each([
    [
      { cpu: 0, memory: 0 },
      { cpu: 256, memory: 512 },
    ],
    [
      { cpu: 256, memory: 700 },
      { cpu: 256, memory: 1024 },
    ],
    [
      { cpu: 300, memory: 700 },
      { cpu: 512, memory: 1024 },
    ],
    [
      { cpu: 128, memory: 5000 },
      { cpu: 1024, memory: 5120 },
    ],
    [
      { cpu: 99_999, memory: 1 },
      { cpu: 16_384, memory: 122_880 },
    ],
  ])('the smallest that holds %o is %o', (needed, size) => {
    expect(smallestFargateSize(needed)).toEqual(size);
  });

  it.each([
    ['256', 256],
    [1024, 1024],
    ['.25 vCPU', 256],
    ['1 vcpu', 1024],
    ['2GB', 2048],
    ['512 MiB', 512],
    ['much', undefined],
    [undefined, undefined],
  ])('reads %o as %o', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });
});
