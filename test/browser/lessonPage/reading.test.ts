import { expect, it } from 'vitest';
import type { LessonView } from '../../../src/core/channels/lessonPageChannel.ts';
import { useLessons } from './openLesson.ts';
import { paragraph, sampleLesson, section, text } from './sampleLesson.ts';
import type { ShownLesson } from './shownLesson.ts';

const openLesson = useLessons();

const words = (name: string, count: number) => Array.from({ length: count }, (_, at) => paragraph(`${name} ${String(at)}`));
const read = (shown: ShownLesson): unknown[] => shown.callsOf('sectionRead').map(call => (call as { section: string }).section);

/** A page whose time stands still but for `pass`. */
async function openStill(view: LessonView, height = 500): Promise<{ shown: ShownLesson; pass: (ms: number) => Promise<void> }> {
  const shown = await openLesson({ height });
  const pass = (ms: number): Promise<void> => shown.page.clock.runFor(ms);
  await shown.holdClock();
  await shown.show(view);
  return { shown, pass };
}

it('takes a section as read when it was in sight long enough, and not before', async () => {
  const sections = [section('short', 'Short', words('short', 2)), section('shut', 'Shut', words('shut', 2), true), section('later', 'Later', words('later', 60))]; // prettier-ignore
  const { shown, pass } = await openStill({ ...sampleLesson, sections });
  await shown.page.keyboard.press('Shift');
  await pass(1_000);
  expect(read(shown)).toEqual([]);
  await pass(1_500);
  await expect.poll(() => read(shown)).toEqual(['short']);
  await pass(30_000);
  expect(read(shown)).toEqual(['short']);
});

it('keeps what was in sight before the reader did anything until they do', async () => {
  const { shown, pass } = await openStill({ ...sampleLesson, sections: [section('short', 'Short', words('short', 2))] });
  await pass(10_000);
  expect(read(shown)).toEqual([]);
  await shown.page.keyboard.press('Shift');
  await expect.poll(() => read(shown)).toEqual(['short']);
});

it('takes nothing as read that was scrolled past', async () => {
  const sections = [section('long', 'Long', words('long', 60)), section('end', 'End', words('end', 2))];
  const { shown, pass } = await openStill({ ...sampleLesson, sections });
  const go = async (ms: number): Promise<void> => {
    for (let turn = 0; turn < 14; turn++) {
      await shown.page.evaluate(top => scrollTo(0, top), turn * 300);
      await pass(ms);
    }
  };
  await shown.page.keyboard.press('Shift');
  await go(100);
  await shown.page.evaluate(() => scrollTo(0, 0));
  await pass(5_000);
  expect(read(shown)).toEqual([]);
  await go(1_000);
  await pass(2_500);
  await expect.poll(() => read(shown)).toEqual(['long', 'end']);
});

it('counts no time in which nobody was there', async () => {
  const long = section('long', 'Long', [paragraph(Array.from({ length: 100 }, () => 'word').join(' '))]);
  const { shown, pass } = await openStill({ ...sampleLesson, sections: [long, section('end', 'End', words('end', 60))] });
  const scroll = (top: number): Promise<void> => shown.page.evaluate(to => scrollTo(0, to), top);
  await shown.page.keyboard.press('Shift');
  await scroll(5_000);
  await pass(61_000);
  await scroll(0);
  await pass(30_000);
  expect(read(shown)).not.toContain('long');
  await shown.page.keyboard.press('Shift');
  await pass(4_000);
  await expect.poll(() => read(shown)).toContain('long');
});

it('takes a section as read in whose last paragraph the keyboard was', async () => {
  const link = paragraph({ kind: 'link', target: { kind: 'web', url: 'https://example.org/' }, content: [text('the web')] });
  const sections = [section('long', 'Long', [...words('long', 60), link])];
  const { shown, pass } = await openStill({ ...sampleLesson, sections, glossary: [] });
  await shown.page.keyboard.press('Shift');
  await shown.page.getByRole('button', { name: 'the web' }).focus();
  await pass(3_000);
  expect(read(shown)).toEqual([]);
  await pass(3_000);
  await expect.poll(() => read(shown)).toEqual(['long']);
});

it('goes on where it was when the lesson is shown anew', async () => {
  const view = { ...sampleLesson, sections: [section('short', 'Short', words('short', 2))] };
  const { shown, pass } = await openStill(view);
  await shown.page.keyboard.press('Shift');
  await pass(1_250);
  await shown.show(view);
  await pass(1_000);
  await expect.poll(() => read(shown)).toEqual(['short']);
});

it('says in the contents when a section is ticked', async () => {
  const shown = await openLesson({ width: 1_400 });
  await shown.show(sampleLesson);
  const links = shown.page.getByRole('navigation').getByRole('button');
  expect(await links.nth(0).getAttribute('title')).toBe('Read');
  expect(await links.nth(1).getAttribute('title')).toBe('Ticked when it has been on the screen long enough to be read');
});
