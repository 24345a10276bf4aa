import { describe, expect, it } from 'vitest';
import { Disposable, DisposableValue, type Disposes } from '../../../src/core/base/disposable.ts';

class Owner extends Disposable {
  own(item: Disposes): void {
    this.register(item);
  }
}

const noting = (log: string[], name: string): Disposes => ({
  dispose: () => {
    log.push(name);
  },
});

describe('Disposable', () => {
  it('disposes in reverse order, once', () => {
    const log: string[] = [];
    const owner = new Owner();
    owner.own(noting(log, 'first'));
    owner.own(noting(log, 'second'));
    owner.dispose();
    owner.dispose();
    expect(log).toEqual(['second', 'first']);
  });

  it('keeps going on error and reports all errors together', () => {
    const log: string[] = [];
    const owner = new Owner();
    owner.own(noting(log, 'first'));
    owner.own({
      dispose: () => {
        throw new Error('stuck');
      },
    });
    expect(() => {
      owner.dispose();
    }).toThrow('1 parts could not be disposed');
    expect(log).toEqual(['first']);
  });

  it('disposes at once what comes too late', () => {
    const log: string[] = [];
    const owner = new Owner();
    owner.dispose();
    owner.own(noting(log, 'late'));
    expect(log).toEqual(['late']);
  });
});

describe('DisposableValue', () => {
  it('disposes the old value when a new one comes, not when the same is set again', () => {
    const log: string[] = [];
    const current = new DisposableValue<Disposes>();
    const first = noting(log, 'first');
    current.value = first;
    current.value = first;
    expect(log).toEqual([]);
    current.value = noting(log, 'second');
    current.dispose();
    expect(log).toEqual(['first', 'second']);
  });
});
